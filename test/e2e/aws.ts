import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PROGRAM } from "./program.js";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
}

/**
 * Runs a command of the built program on AWS while this process goes on, so that a fake in it can
 * answer. Of the environment it has only what is given, and a home.
 */
export function onAws(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runBeside(process.execPath, [PROGRAM, "--provider", "aws", ...args], options);
}

/** As onAws, for who wants to look on. */
export function startOnAws(args: readonly string[], { env, home = homeWith() }: RunOptions = {}) {
  return start(process.execPath, [PROGRAM, "--provider", "aws", ...args], { ...env }, home);
}

/** Runs a line of bash in which `$oncall` is the built program on AWS. */
export function shellOnAws(line: string, { env, ...options }: RunOptions): Promise<Ran> {
  const oncall = `${process.execPath} ${PROGRAM} --provider aws`;
  return runBeside("bash", ["-c", line], { ...options, env: { ...env, oncall } });
}

async function runBeside(
  command: string,
  args: readonly string[],
  { env, home = homeWith() }: RunOptions,
): Promise<Ran> {
  const begun = performance.now();
  const child = start(command, args, { ...env }, home);
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.on("exit", resolve)),
  ]);
  return { code, stdout, stderr, tookMs: performance.now() - begun };
}

function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  home: string,
) {
  const { PATH = "" } = process.env;
  const child = spawn(command, args, { cwd: home, env: { PATH, HOME: home, ...env } });
  child.stdin.end();
  return child;
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk;
  return text;
}

/** A home of its own, with these files in it: `.aws/config`. */
export function homeWith(files: Readonly<Record<string, string>> = {}): string {
  const home = mkdtempSync(join(tmpdir(), "oncall-home-"));
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return home;
}
