import { badRequest } from "../../../errors.js";
import { sectionOf } from "../../../service/apply.js";
import { notesOf } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { readText } from "./input.js";
import { type Deed, perform } from "./perform.js";

interface Options {
  readonly edit?: string;
  readonly delete?: string;
}

/** Adds a note to an incident, writes one anew, or takes one away. */
export async function run(
  context: Context,
  id: string,
  words: string | undefined,
  options: Options,
): Promise<number> {
  const { edit, delete: gone } = options;
  if (gone !== undefined) {
    if (words !== undefined || edit !== undefined) {
      throw badRequest("--delete takes the whole note away", "leave the text and --edit out");
    }
    return perform(context, removal(id, gone));
  }
  const text = (await readText(context, words ?? "")).trim();
  if (text === "") throw badRequest("the note is empty", "write it, or give - and pipe it in");
  return perform(context, edit === undefined ? addition(id, text) : correction(id, edit, text));
}

function addition(id: string, text: string): Deed {
  return {
    async plan(provider, call) {
      await sectionOf(provider, "incidents").get(id, call);
      return [{ action: "create", noun: "note", name: id, text: `add a note to ${id}` }];
    },
    async run(provider, call) {
      const event = await sectionOf(provider, "incidents").note(id, text, call);
      return { sentences: [`Added a note to ${id}.`], events: [event] };
    },
  };
}

function correction(id: string, event: string, text: string): Deed {
  const change = { action: "update", noun: "note", name: event } as const;
  return {
    async plan(provider, call) {
      notesOf(provider);
      await sectionOf(provider, "incidents").get(id, call);
      return [{ ...change, text: `write note ${event} of ${id} anew` }];
    },
    async run(provider, call) {
      await notesOf(provider).update(id, event, text, call);
      return { sentences: [`Wrote note ${event} of ${id} anew.`], changes: [change] };
    },
  };
}

function removal(id: string, event: string): Deed {
  const change = { action: "delete", noun: "note", name: event } as const;
  return {
    confirm: true,
    async plan(provider, call) {
      notesOf(provider);
      await sectionOf(provider, "incidents").get(id, call);
      return [{ ...change, text: `delete note ${event} of ${id}` }];
    },
    async run(provider, call) {
      await notesOf(provider).delete(id, event, call);
      return { sentences: [`Deleted note ${event} of ${id}.`], changes: [change] };
    },
  };
}
