import { EXIT } from "../../../errors.js";
import type { Call, CreateCall, Provider } from "../../../providers/provider.js";
import { confirm } from "../../confirm.js";
import { type Context, isQuiet, nowOf, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printable } from "../../render/printable.js";
import type { Times } from "../../views/cells.js";
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
  /** Whether it takes somebody's word before it is done: `--yes`, or an answer. */
  readonly confirm?: boolean;
  /** Changes nothing. */
  plan(provider: Provider, call: Call): Promise<readonly Intent[]>;
  run(provider: Provider, call: CreateCall): Promise<Outcome>;
}

/**
 * Does it, and prints what came of it; under --dry-run says what would be done.
 * @returns the exit code: 1 where the answer was no
 * @throws OncallError what failed of it, once the rest is printed
 */
export async function perform(context: Context, deed: Deed): Promise<number> {
  const quiet = isQuiet(context);
  const format = outputOf(context, OUTCOME_FORMATS);
  const times = await timesOf(context, format);
  const { stdout, stderr } = context.world;
  const provider = await providerOf(context, { create: true });
  const call = callOf(context);
  if (context.options.dryRun) {
    stdout.write(await showIntents(await deed.plan(provider, call), format, { quiet }));
    return EXIT.ok;
  }
  if (deed.confirm && !context.options.yes) {
    const intents = await deed.plan(provider, call);
    if (intents.length > 0 && !(await confirm(context, questionOf(intents)))) {
      stderr.write("Nothing was changed.\n");
      return EXIT.failed;
    }
  }
  const outcome = await deed.run(provider, { ...call, token: crypto.randomUUID() });
  for (const note of outcome.notes ?? []) stderr.write(`${printable(note)}\n`);
  stdout.write(await showOutcome(outcome, format, { ...times, quiet, width: stdout.columns }));
  if (outcome.failure !== undefined) throw outcome.failure;
  return EXIT.ok;
}

/** How times are shown: an incident has no zone of its own, so UTC unless another is asked for. */
export async function timesOf(context: Context, format: string): Promise<Times> {
  const timeZone = await displayZone(context, "UTC");
  return { forPeople: format === "table", now: nowOf(context, timeZone), timeZone };
}

/** `Delete inc-1: Cards are declined?`, `Delete inc-1: Cards are declined, and 2 more?` */
function questionOf([first, ...more]: readonly Intent[]): string {
  const { text = "" } = first ?? {};
  const rest = more.length === 0 ? "" : `, and ${more.length} more`;
  return printable(`${text.charAt(0).toUpperCase()}${text.slice(1)}${rest}?`);
}
