import { civilDate, DAY_MS, daysInMonth, SECOND_MS } from "../../model/civil.js";
import type { Rotation } from "../../model/rotation.js";
import { periodsOf } from "../calendar.js";
import type { Reading } from "./reading.js";
import type { Rules } from "./rules.js";

/** Rule 4: a day that a month does not have. */
export const MONTH_READINGS: readonly Reading[] = [
  {
    rule: 4,
    name: "month-skipped",
    text: "a month without the day has no such hand-off",
    applies: hasLateDay,
    parts: { listed: listing((day, length) => day <= length) },
  },
  {
    rule: 4,
    name: "rolled-over",
    text: "a day past the end of a month is counted on into the next: 31 February is 3 March",
    applies: hasLateDay,
    parts: { listed: listing(() => true) },
  },
];

/** Days as they are written, those of a month of some length that are to be kept. */
function listing(isKept: (day: number, length: number) => boolean): Rules["listed"] {
  return (recurrence, anchor) => {
    const periods = periodsOf(recurrence, anchor);
    if (recurrence.kind !== "monthly") return periods;
    return {
      startOf: periods.startOf,
      listOf(period) {
        const { year, month } = civilDate(Math.floor(periods.startOf(period) / DAY_MS));
        return recurrence.on
          .filter(({ day }) => isKept(day, daysInMonth(year, month)))
          .map(({ day, at }) => (day - 1) * DAY_MS + at * SECOND_MS)
          .sort((a, b) => a - b);
      },
    };
  };
}

function hasLateDay({ recurrence }: Rotation): boolean {
  return recurrence.kind === "monthly" && recurrence.on.some(({ day }) => day > 28);
}
