import { badRequest } from "../../../errors.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { readText } from "./input.js";
import { perform } from "./perform.js";

/** Adds a note to an incident. */
export async function run(context: Context, id: string, words: string): Promise<void> {
  const text = (await readText(context, words)).trim();
  if (text === "") throw badRequest("the note is empty", "write it, or give - and pipe it in");
  await perform(context, {
    async plan(provider, call) {
      await sectionOf(provider, "incidents").get(id, call);
      return [{ action: "create", noun: "note", name: id, text: `add a note to ${id}` }];
    },
    async run(provider, call) {
      const event = await sectionOf(provider, "incidents").note(id, text, call);
      return { sentences: [`Added a note to ${id}.`], events: [event] };
    },
  });
}
