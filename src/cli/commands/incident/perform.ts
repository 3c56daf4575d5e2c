import type { Call, CreateCall, Provider } from "../../../providers/provider.js";
import { type Context, isQuiet, nowOf, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printable } from "../../render/printable.js";
import type { Times } from "../../views/incident-listing.js";
import {
  type Intent,
  OUTCOME_FORMATS,
  type Outcome,
  showIntents,
  showOutcome,
} from "../../views/outcome.js";
import { displayZone } from "../../zone.js";

/** A change of incidents or pages: what it would do, and the doing. */
export interface Deed {
  /** Changes nothing. */
  plan(provider: Provider, call: Call): Promise<readonly Intent[]>;
  run(provider: Provider, call: CreateCall): Promise<Outcome>;
}

/** Does it, and prints what came of it; under --dry-run says what would be done. */
export async function perform(context: Context, deed: Deed): Promise<void> {
  const quiet = isQuiet(context);
  const format = outputOf(context, OUTCOME_FORMATS);
  const times = await timesOf(context, format);
  const { stdout, stderr } = context.world;
  const provider = await providerOf(context, { create: true });
  const call = callOf(context);
  if (context.options.dryRun) {
    stdout.write(await showIntents(await deed.plan(provider, call), format, { quiet }));
    return;
  }
  const outcome = await deed.run(provider, { ...call, token: crypto.randomUUID() });
  for (const note of outcome.notes ?? []) stderr.write(`${printable(note)}\n`);
  stdout.write(await showOutcome(outcome, format, { ...times, quiet, width: stdout.columns }));
}

/** How times are shown: an incident has no zone of its own, so UTC unless another is asked for. */
export async function timesOf(context: Context, format: string): Promise<Times> {
  const timeZone = await displayZone(context, "UTC");
  return { forPeople: format === "table", now: nowOf(context, timeZone), timeZone };
}
