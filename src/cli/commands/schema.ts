import { fileJsonSchema } from "../../model/file/schema.js";
import type { Context } from "../context.js";

/** Prints the JSON Schema of oncall.yaml. */
export async function run({ world }: Context): Promise<void> {
  world.stdout.write(`${JSON.stringify(fileJsonSchema(), null, 2)}\n`);
}
