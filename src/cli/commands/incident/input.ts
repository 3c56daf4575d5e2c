import type { Context } from "../../context.js";

/** A text as it was written; `-` stands for standard input. */
export async function readText({ world }: Context, text: string): Promise<string> {
  return text === "-" ? world.readStdin() : text;
}
