import { FINDING_KINDS, type FindingKind } from "../../../engine/findings/finding.js";
import { badRequest, EXIT } from "../../../errors.js";
import { HOUR_MS } from "../../../model/civil.js";
import { didYouMean } from "../../../model/suggest.js";
import { ahead } from "../../../providers/ahead.js";
import { reportOn } from "../../../service/check.js";
import { type Context, isQuiet, nowOf, outputOf, wantsColor } from "../../context.js";
import { namesOf } from "../../flags/list-edit.js";
import { all, callOf, providerOf } from "../../provider.js";
import { FINDING_FORMATS, showFindings } from "../../views/findings.js";
import { readWindow, type WindowOptions, windowAround } from "../../window.js";
import { askedZone } from "../../zone.js";

interface Options extends WindowOptions {
  readonly maxHours: string;
  readonly minRest: string;
  readonly failOn: string;
}

/** Looks for what somebody should look at; exit code 3 when there is something that --fail-on says. */
export async function run(
  context: Context,
  names: readonly string[],
  options: Options,
): Promise<number> {
  const quiet = isQuiet(context);
  const format = outputOf(context, FINDING_FORMATS);
  const failing = readKinds(options.failOn);
  const limits = {
    longestMs: readHours("--max-hours", options.maxHours),
    restMs: readHours("--min-rest", options.minRest),
  };
  const { schedules } = await providerOf(context);
  const call = callOf(context);
  const wanted =
    names.length === 0
      ? (await all(schedules.list(call))).map(({ name }) => name)
      : [...new Set(names)];
  const about = windowAround({ to: "+13w", ...options }, nowOf(context, "UTC"));
  const near = { ...call, window: about };
  const checked = await all(ahead(wanted, AT_ONCE, (name) => schedules.get(name, near)));
  const zone = await askedZone(context);
  const reports = checked.map((schedule) => {
    const timeZone = zone ?? schedule.timeZone;
    const now = nowOf(context, timeZone);
    return reportOn(schedule, readWindow({ to: "+13w", ...options }, { now, timeZone }), limits);
  });
  const { stdout } = context.world;
  const found = reports.flatMap(({ findings }) => findings);
  const code = found.some(({ kind }) => failing.includes(kind)) ? EXIT.found : EXIT.ok;
  if (quiet) {
    for (const { schedule, findings } of reports) {
      if (findings.length > 0) stdout.write(`${schedule}\n`);
    }
    return code;
  }
  const show = { timeZone: zone, width: stdout.columns, color: wantsColor(context) };
  stdout.write(await showFindings(reports, format, show));
  return code;
}

/** Schedules that are read at the same time. */
const AT_ONCE = 4;

/** @throws OncallError (exit 2) for a kind that there is not */
function readKinds(text: string): readonly FindingKind[] {
  const words = namesOf(text);
  if (words.length === 1 && words[0] === "none") return [];
  const known = [...FINDING_KINDS, "any", "none"];
  if (words.length === 0)
    throw badRequest(`--fail-on: "${text}" names none of ${known.join(", ")}`);
  return words.flatMap((word) => {
    if (word === "any") return FINDING_KINDS;
    const kind = FINDING_KINDS.find((each) => each === word);
    if (kind !== undefined) return [kind];
    throw badRequest(
      word === "none"
        ? "--fail-on: none goes with nothing else"
        : `--fail-on: "${word}" is not one of ${known.join(", ")}${didYouMean(word, known)}`,
    );
  });
}

function readHours(option: string, text: string): number {
  const hours = Number(text);
  if (text.trim() !== "" && hours >= 0 && Number.isFinite(hours)) return hours * HOUR_MS;
  throw badRequest(`${option}: "${text}" is not a number of hours`, `write ${option} 12`);
}
