import type { Context } from "../../context.js";

/** A text as it was written; `-` stands for standard input. */
export async function readText({ world }: Context, text: string): Promise<string> {
  return text === "-" ? world.readStdin() : text;
}

/** Ids as they were written; `-` stands for those on standard input. */
export async function readIds(context: Context, words: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const word of words) {
    if (word !== "-") ids.push(word);
    else ids.push(...(await readText(context, word)).split(/\s+/).filter((id) => id !== ""));
  }
  return ids;
}
