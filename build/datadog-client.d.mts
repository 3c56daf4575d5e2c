import type { Plugin } from "esbuild";

export function lightDatadogClient(apis: readonly string[]): Plugin;
export function apisIn(source: string): string[];
export function trimmed(path: string, apis: readonly string[]): string;
export function withTypes(source: string, types: ReadonlySet<string>): string;
export function reach(path: string, apis: readonly string[]): Set<string>;
export function messagesOf(path: string): string[];
