import { type Document, isMap, isScalar, parseDocument } from "yaml";
import * as z from "zod/mini";
import { badRequest } from "../errors.js";
import { readDocument } from "../model/document.js";
import { object, text } from "../model/schema.js";
import { parseSource } from "../model/source.js";
import { SETTINGS, type SettingKey, USER_FILE_KEYS } from "./setting-table.js";

/** What a user file says. */
export type UserSettings = Readonly<Partial<Record<SettingKey, string>>>;

const schema = object(
  Object.fromEntries(
    USER_FILE_KEYS.map((key) => {
      const { description, check = () => undefined } = SETTINGS[key];
      return [key, z.optional(text(check, { description }))];
    }),
  ),
);

/**
 * Reads the text of a user file.
 * @param file what to call it in errors
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export function readUserSettings(text: string, file: string): UserSettings {
  const source = parseSource(text, file);
  // Nothing but comments is no mistake.
  return readDocument({ ...source, value: source.value ?? {} }, schema, () => []);
}

/**
 * The text of a user file with one setting changed, or removed, and all else as it was. What is
 * changed may have been wrong before; what else stands there must be right.
 * @throws OncallError (exit 2)
 */
export function changeUserSetting(
  text: string,
  file: string,
  key: SettingKey,
  value: string | undefined,
): string {
  const wrong = value === undefined ? undefined : SETTINGS[key].check?.(value);
  if (wrong !== undefined) throw badRequest(`${key}: ${wrong}`);
  const source = parseSource(text, file);
  readDocument({ ...source, value: without(key, source.value ?? {}) }, schema, () => []);
  const document = parseDocument(text);
  if (value === undefined && !document.has(key)) return text;
  if (value === undefined) remove(document, key);
  else put(document, key, value);
  return document.toString({ lineWidth: 0 });
}

function put(document: Document, key: SettingKey, value: string): void {
  // `{}` is what is left when the last setting is removed.
  if (isMap(document.contents) && document.contents.items.length === 0) {
    document.contents.flow = false;
  }
  document.setIn([key], value);
}

/** What stands above the setting can be about more than it: it passes to what comes after. */
function remove(document: Document, key: SettingKey): void {
  if (!isMap(document.contents)) return;
  const keys = document.contents.items.map((pair) => pair.key).filter(isScalar);
  const i = keys.findIndex((each) => each.value === key);
  const comment = keys[i]?.commentBefore;
  const next = keys[i + 1];
  document.delete(key);
  if (next === undefined) document.comment = join(comment, document.comment);
  else next.commentBefore = join(comment, next.commentBefore);
}

function join(first: string | null | undefined, second: string | null | undefined): string {
  return [first, second].filter(Boolean).join("\n");
}

function without(key: SettingKey, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
