import { badRequest } from "../errors.js";
import { NO_ONE } from "../model/words.js";
import type { Context } from "./context.js";
import { settingOf } from "./setting.js";

/**
 * A name as it was written, or whoever `me` is.
 * @throws OncallError (exit 2) when nobody has said who that is
 */
export async function personNamed(context: Context, name: string): Promise<string> {
  if (name !== "me") return name;
  const me = await settingOf(context, "me");
  if (me !== undefined) return me;
  throw badRequest('who is "me"?', "say it once: oncall config set me alice");
}

/** `carol`, `me`, `alice,bob`; `no-one` is nobody. */
export async function peopleNamed(context: Context, text: string): Promise<string[]> {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0)
    throw badRequest(`--member: "${text}" names nobody`, `write carol, or ${NO_ONE}`);
  const people = [...new Set(await Promise.all(names.map((name) => personNamed(context, name))))];
  if (!people.includes(NO_ONE)) return people;
  if (people.length === 1) return [];
  throw badRequest(`--member: ${NO_ONE} goes with nobody else`);
}
