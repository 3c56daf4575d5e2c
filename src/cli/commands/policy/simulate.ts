import { simulatePolicy } from "../../../engine/simulate.js";
import { badInput } from "../../../errors.js";
import { escalationOf } from "../../../service/policies.js";
import { type Context, isQuiet, nowOf, outputOf, wantsColor } from "../../context.js";
import { Reading } from "../../flags/reading.js";
import { callOf, providerOf } from "../../provider.js";
import { SIMULATION_FORMATS, showSimulation } from "../../views/simulation.js";
import { displayZone } from "../../zone.js";

/** Says who would be paged when, if nobody acknowledges. */
export async function run(
  context: Context,
  name: string,
  options: { readonly page: string },
): Promise<void> {
  const quiet = isQuiet(context);
  const format = outputOf(context, SIMULATION_FORMATS);
  const page = readPage(options.page);
  const provider = await providerOf(context);
  const { policy, schedules } = await escalationOf(provider, name, callOf(context));
  const [first] = schedules.values();
  const timeZone = await displayZone(context, first?.timeZone ?? "UTC");
  const directory = { schedule: (named: string) => schedules.get(named) };
  const simulation = simulatePolicy(policy, directory, nowOf(context, timeZone), { page });
  const { stdout } = context.world;
  if (quiet) {
    const people = new Set(simulation.calls.flatMap(({ notified }) => notified));
    for (const person of people) stdout.write(`${person}\n`);
    return;
  }
  const show = { timeZone, width: stdout.columns, color: wantsColor(context) };
  await stdout.write(await showSimulation(simulation, format, show));
}

const MOST_PAGES = 1000;

function readPage(text: string): number {
  const reading = new Reading();
  const page = reading.count("--page", text, MOST_PAGES);
  if (reading.problems.length > 0) throw badInput(reading.problems);
  return page;
}
