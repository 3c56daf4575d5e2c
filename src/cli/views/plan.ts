import { hoursMoved } from "../../engine/diff.js";
import {
  fromMoment,
  fromOverride,
  fromPerson,
  fromPolicy,
  fromRotation,
  fromSchedule,
} from "../../model/file/write.js";
import { shortId } from "../../model/incident.js";
import { formatInstant } from "../../model/time.js";
import type { Effect, Turn } from "../../service/effect.js";
import type { Change, Done, Plan } from "../../service/plan.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { formatHours } from "../render/local-time.js";
import { spanShape, windowShape } from "./shift-shape.js";

export const PLAN_FORMATS = ["table", "json", "yaml", "tsv"] as const;

interface ShowOptions {
  /** Names and ids alone. */
  readonly quiet: boolean;
}

/** What was done, or under --dry-run (`done` absent) what would be. */
export async function showPlan(
  plan: Plan,
  done: readonly Done[] | undefined,
  format: (typeof PLAN_FORMATS)[number],
  { quiet }: ShowOptions,
): Promise<string> {
  // An override that is still to be made has no id for a program.
  const named = plan.changes.filter(
    ({ noun, action }) => noun !== "override" || action === "delete",
  );
  const items = (done ?? (quiet ? named : plan.changes).map(toDone)).flatMap(eachThing);
  const would = done === undefined ? "would-" : "";
  if (quiet) return items.map(({ name }) => `${name}\n`).join("");
  if (format === "json") return [...jsonChunks(planShape(plan, done))].join("");
  if (format === "yaml") {
    const { toYaml } = await import("../render/yaml.js");
    return toYaml(planShape(plan, done));
  }
  if (format === "tsv")
    return items.map((item) => tsvLine([would + item.action, item.noun, item.name])).join("");
  if (items.length === 0) return "Nothing to change.\n";
  return items.map((item) => `${sentence(item, done !== undefined)}\n`).join("");
}

const PAST = { create: "Created", update: "Updated", delete: "Deleted" } as const;

/** `Created override ov-7k2m9xqa.` */
function sentence({ action, noun, ...done }: Done, isDone: boolean): string {
  // One that is still to be made is described, and has no id.
  const hasId = noun === "override" && (isDone || action === "delete");
  const name = hasId ? shortId(done.name) : done.name;
  return isDone ? `${PAST[action]} ${noun} ${name}.` : `Would ${action} ${noun} ${name}.`;
}

/** What is made in the stead of something, thing by thing. */
function eachThing({ action, makes, ...item }: Done): Done[] {
  return makes?.map((thing) => ({ action, ...thing })) ?? [{ action, ...item }];
}

/** `Update rotation primary?`, `Delete override ov-1 and 2 more?` */
export function planQuestion({ changes }: Plan): string {
  const [first, ...more] = changes
    .filter(({ noun }) => noun !== "override" || changes.every((each) => each.noun === noun))
    .map(toDone);
  if (first === undefined) return "Nothing to change. Go on?";
  const { action, noun } = first;
  const name = noun === "override" && action === "delete" ? shortId(first.name) : first.name;
  const rest = more.length === 0 ? "" : ` and ${more.length} more`;
  return `${action.charAt(0).toUpperCase()}${action.slice(1)} ${noun} ${name}${rest}?`;
}

/** An override that is still to be made has no id. */
function toDone(change: Change): Done {
  const { action, noun } = change;
  const made = "makes" in change && change.makes ? { makes: change.makes } : {};
  return { action, noun, name: nameOf(change), ...made };
}

function nameOf(change: Change): string {
  if (change.noun === "override") {
    if (change.action === "delete") return change.before.id;
    const { on, from, to } = change.after;
    return `of ${on.name} from ${fromMoment(from)} to ${fromMoment(to)}`;
  }
  const item = change.action === "delete" ? change.before : change.after;
  return "key" in item ? item.key : item.name;
}

function planShape({ changes, effects, warnings }: Plan, done: readonly Done[] | undefined) {
  return {
    format: 1,
    applied: done !== undefined,
    changes: changes.map((change, i) => ({
      action: change.action,
      noun: change.noun,
      ...(change.noun === "override" && done === undefined && change.action === "create"
        ? {}
        : { name: done?.[i]?.name ?? nameOf(change) }),
      ...("makes" in change && { makes: change.makes }),
      ...("team" in change && { team: change.team }),
      ...("before" in change && { before: shapeOf(change.noun, change.before) }),
      ...("after" in change && { after: shapeOf(change.noun, change.after) }),
    })),
    effects: effects.map(effectShape),
    warnings,
  };
}

const SHAPES = {
  contact: fromPerson,
  rotation: fromRotation,
  schedule: fromSchedule,
  policy: fromPolicy,
  override: fromOverride,
} as const;

function shapeOf(noun: Change["noun"], item: object): object {
  return (SHAPES[noun] as (item: object) => object)(item);
}

function effectShape({ kind, name, timeZone, window, differences, first, turn }: Effect) {
  return {
    [kind]: name,
    timeZone,
    window: windowShape(window),
    ...(first !== undefined && { firstDifference: formatInstant(first.start) }),
    differences: differences.map((each) => ({
      ...spanShape(each),
      before: each.before,
      after: each.after,
    })),
    ...(turn !== undefined && { before: turnShape(turn.before), after: turnShape(turn.after) }),
    hours: hoursMoved(differences).map(({ member, gained, lost }) => ({
      member,
      gained: Number(formatHours(gained)),
      lost: Number(formatHours(lost)),
    })),
  };
}

function turnShape({ now, next, nextAt }: Turn) {
  return { now, next, ...(nextAt !== undefined && { nextAt: formatInstant(nextAt) }) };
}
