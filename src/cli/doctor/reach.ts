import type { Check } from "../../service/doctor/check.js";
import { problemChecks } from "../../service/doctor/check.js";
import type { Context } from "../context.js";
import { callOf, providerOf } from "../provider.js";
import { reading } from "./files.js";

/** Whether a vendor answers: one request that reads. */
export async function checkReach(context: Context, name: string): Promise<Check[]> {
  const reached = await reading(async () => {
    const { place, schedules } = await providerOf(context);
    for await (const _ of schedules.list(callOf(context))) break;
    return place;
  });
  if (reached.kind === "wrong") return problemChecks(name, reached.problems);
  return [{ name, status: "ok", message: `${reached.value} answers` }];
}
