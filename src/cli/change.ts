import { EXIT } from "../errors.js";
import type { Call, Provider } from "../providers/provider.js";
import { applyPlan, atomically } from "../service/apply.js";
import type { Done, Plan } from "../service/plan.js";
import { confirm } from "./confirm.js";
import { type Context, isQuiet, outputOf, wantsColor } from "./context.js";
import { callOf, providerOf } from "./provider.js";
import { PLAN_FORMATS, planQuestion, showPlan } from "./views/plan.js";
import { askedZone } from "./zone.js";

/** How a command that changes something goes about it. */
export interface ChangeCommand {
  /** Whether it takes somebody's word before it is done: `--yes`, or an answer. */
  readonly confirm: boolean;
  /** Whether it begins a file that is not there yet. */
  readonly creates?: boolean;
  /** Makes the plan; made twice where what it rests on must not change meanwhile. */
  plan(provider: Provider, call: Call): Promise<Plan>;
  /** What to show of the plan on stderr before anything else is said. */
  before?(plan: Plan): Promise<string>;
}

/**
 * Plans a change, shows it, asks where that is due, and carries it out. Nothing is written before
 * the answer; without a question the plan is made and carried out with nobody else between.
 * @returns the exit code: 1 where the answer was no
 */
export async function change(context: Context, command: ChangeCommand): Promise<number> {
  const { options } = context;
  isQuiet(context);
  outputOf(context, PLAN_FORMATS);
  const call = callOf(context);
  const provider = await providerOf(context, { create: command.creates === true });
  if (options.dryRun) {
    const plan = await command.plan(provider, call);
    await tellEffects(context, command, plan);
    await print(context, plan, undefined);
    return EXIT.ok;
  }
  if (command.confirm && !options.yes) return confirmAndApply(context, provider, command, call);
  const token = crypto.randomUUID();
  const { plan, done } = await atomically(
    provider,
    async () => {
      const made = await command.plan(provider, call);
      return { plan: made, done: await applyPlan(provider, made, token, call) };
    },
    call,
  );
  await tellEffects(context, command, plan);
  await print(context, plan, done);
  return EXIT.ok;
}

async function confirmAndApply(
  context: Context,
  provider: Provider,
  command: ChangeCommand,
  call: Call,
): Promise<number> {
  const plan = await command.plan(provider, call);
  await tellEffects(context, command, plan);
  if (plan.changes.length > 0 && !(await confirm(context, planQuestion(plan)))) {
    context.world.stderr.write("Nothing was changed.\n");
    return EXIT.failed;
  }
  await print(context, plan, await applyPlan(provider, plan, crypto.randomUUID(), call));
  return EXIT.ok;
}

/** The shifts that change, and warnings, beside the result; JSON and YAML have them in it. */
async function tellEffects(context: Context, command: ChangeCommand, plan: Plan): Promise<void> {
  const { world, options } = context;
  const shown = (await command.before?.(plan)) ?? "";
  if (shown !== "") world.stderr.write(shown);
  const format = outputOf(context, PLAN_FORMATS);
  if (format === "json" || format === "yaml") return;
  if (plan.effects.length + plan.warnings.length === 0) return;
  const { showEffects } = await import("./views/effects.js");
  const show = {
    timeZone: await askedZone(context),
    width: world.stderr.columns,
    color: world.stderr.isTerminal && wantsColor(context),
    quiet: options.quiet === true,
  };
  world.stderr.write(showEffects(plan, show));
}

async function print(context: Context, plan: Plan, done: readonly Done[] | undefined) {
  const format = outputOf(context, PLAN_FORMATS);
  const quiet = isQuiet(context);
  context.world.stdout.write(await showPlan(plan, done, format, { quiet }));
}
