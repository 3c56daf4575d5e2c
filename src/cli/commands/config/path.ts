import { userFilePath } from "../../../config/user-file.js";
import type { Context } from "../../context.js";

/** Prints where the user's own settings stand, whether the file is there or not. */
export async function run({ world }: Context): Promise<void> {
  world.stdout.write(`${userFilePath(world.env)}\n`);
}
