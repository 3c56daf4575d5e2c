import { resolveSetting } from "../../../config/settings.js";
import { EXIT, OncallError } from "../../../errors.js";
import { type Context, outputOf } from "../../context.js";
import { jsonChunks } from "../../render/json.js";
import { settingSources } from "../../setting.js";
import { howToSet, readSettingKey } from "./key.js";

/** Prints the value of one setting, alone. */
export async function run(context: Context, name: string): Promise<void> {
  const format = outputOf(context, ["text", "json"], { terminal: "text", pipe: "text" });
  const key = readSettingKey(name);
  const { value, origin, place } = await resolveSetting(key, settingSources(context));
  if (value === undefined) {
    throw new OncallError(`${key} is not set`, {
      code: "not-set",
      exitCode: EXIT.failed,
      hint: howToSet(key),
    });
  }
  const { stdout } = context.world;
  const shape = { format: 1, name: key, value, from: origin, place };
  stdout.write(format === "json" ? [...jsonChunks(shape)].join("") : `${value}\n`);
}
