import { fileJsonSchema } from "../../model/file/schema.js";
import { type Context, outputOf } from "../context.js";

/** Prints the JSON Schema of oncall.yaml. */
export async function run(context: Context): Promise<void> {
  outputOf(context, ["json"], { terminal: "json", pipe: "json" });
  context.world.stdout.write(`${JSON.stringify(fileJsonSchema(), null, 2)}\n`);
}
