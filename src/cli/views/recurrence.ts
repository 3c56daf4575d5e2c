import type { Recurrence } from "../../model/rotation.js";
import { formatShortClock, WEEKDAYS } from "../../model/words.js";
import { formatLength } from "../render/local-time.js";

/** `weekly mon 09:00`, `every 2 weeks mon 09:00, fri 17:00`, `every 1d 12h` */
export function describeRecurrence(recurrence: Recurrence): string {
  switch (recurrence.kind) {
    case "daily":
      return `${period("daily", "days", recurrence.every)} ${recurrence.at.map(formatShortClock).join(", ")}`;
    case "weekly": {
      const handOffs = recurrence.on.map(
        ({ weekday, at }) => `${WEEKDAYS[weekday]} ${formatShortClock(at)}`,
      );
      return `${period("weekly", "weeks", recurrence.every)} ${handOffs.join(", ")}`;
    }
    case "monthly": {
      const handOffs = recurrence.on.map(({ day, at }) => `day ${day} ${formatShortClock(at)}`);
      return `${period("monthly", "months", recurrence.every)} ${handOffs.join(", ")}`;
    }
    case "elapsed":
      return `every ${formatLength((recurrence.days * 86_400 + recurrence.seconds) * 1000)}`;
  }
}

function period(word: string, units: string, every: number): string {
  return every === 1 ? word : `every ${every} ${units}`;
}
