import { existsSync } from "node:fs";
import { badInput } from "../errors.js";
import { toRecord } from "../model/loose.js";
import type { ProjectFile } from "./project-file.js";
import { SETTINGS } from "./setting-table.js";
import { readTextFile } from "./text-file.js";

/** As nearly everybody writes it; without the parser, which a command may need for nothing else. */
const PLAIN = /^provider:[ \t]+(local|aws|datadog)[ \t]*(?:[ \t]#.*)?\r?$/m;

/**
 * What a project file says of the provider; undefined when it says nothing, or is not there.
 * @throws OncallError (exit 2) with line and column when it names none, or cannot be read
 */
export async function readProjectProvider({
  path,
  place,
}: ProjectFile): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const text = readTextFile("/", path);
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined || !text.includes("provider")) return plain;
  const { parseSource } = await import("../model/source.js");
  const source = parseSource(text, place);
  const { provider } = toRecord(source.value);
  if (provider === undefined || provider === null) return undefined;
  const message = SETTINGS.provider.check?.(String(provider));
  if (message !== undefined) throw badInput([source.place(["provider"], { message })]);
  return String(provider);
}
