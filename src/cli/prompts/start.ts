import { renderRotation } from "../../engine/render.js";
import { toMoment, zoneOf } from "../../engine/zone.js";
import { DAY_MS } from "../../model/civil.js";
import { fromMoment } from "../../model/file/write.js";
import type { Recurrence, Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import { localTime } from "../render/local-time.js";
import { readTime } from "../time.js";
import type { Terminal } from "../world.js";
import type { Choice } from "./ask.js";

/**
 * Asks when the first turn begins: at the hand-off before now or the one after it, where these are
 * known already, else at a 09:00; or at a time that is typed.
 * @returns the start as --start takes it
 */
export async function askStart(
  terminal: Terminal,
  recurrence: Recurrence,
  timeZone: string,
  now: Instant,
): Promise<string> {
  const { askSearch } = await import("./ask.js");
  const zone = zoneOf(timeZone);
  const { format } = localTime(timeZone, { years: true });
  const choice = (instant: Instant, note = ""): Choice<string> => ({
    name: `${format(instant)}${note}`,
    short: format(instant),
    value: fromMoment(toMoment(instant, zone)),
    description: `Or type a time: ${EXAMPLES}`,
  });
  const { start, end } = turnAt(recurrence, timeZone, now);
  const [last, next] =
    recurrence.kind === "elapsed" ? [] : [", the last hand-off", ", the next hand-off"];
  return askSearch(terminal, "When does the first turn begin?", (typed) => {
    if (typed === undefined) return [choice(start, last), choice(end, next)];
    try {
      return [choice(readTime(typed, { now, zone, option: "--start" }))];
    } catch {
      return [{ name: "no time yet:", disabled: `write ${EXAMPLES}`, value: "" }];
    }
  });
}

const EXAMPLES = "tomorrow 09:00, next mon 09:00, 2026-01-05T09:00";

/** A turn that holds `now` and is one period long; where hours elapse, from 09:00 to 09:00. */
function turnAt(recurrence: Recurrence, timeZone: string, now: Instant): Shift {
  const turns: Recurrence =
    recurrence.kind === "elapsed"
      ? { kind: "daily", every: 1, at: [9 * 3600] }
      : { ...recurrence, every: 1 };
  const rotation = { name: "", timeZone, members: [""], recurrence: turns };
  const [turn] = renderRotation(
    { ...rotation, start: now - 100 * DAY_MS },
    { from: now, to: now + 1 },
  );
  return turn as Shift;
}
