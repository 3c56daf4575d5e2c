import { badRequest } from "../errors.js";
import type { Context } from "./context.js";

/** Takes a yes or no. @throws OncallError (exit 2) when nobody is there to answer */
export async function confirm({ world, options }: Context, question: string): Promise<boolean> {
  if (world.terminal === undefined || options.input === false) {
    const why =
      options.input === false ? "--no-input forbids that" : "there is no terminal to answer on";
    throw badRequest(`this asks "${question}", and ${why}`, "give --yes");
  }
  const { askYesOrNo } = await import("./prompts/ask.js");
  return askYesOrNo(world.terminal, question);
}
