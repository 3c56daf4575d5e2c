import type { Recurrence } from "../../model/rotation.js";
import { WEEKDAY_WORDS, WEEKDAYS } from "../../model/words.js";
import { type RecurrenceFlags, readRecurrence } from "../flags/recurrence.js";
import type { Terminal } from "../world.js";
import type { Choice } from "./ask.js";
import { sound } from "./sound.js";

interface Length {
  readonly kind: "daily" | "weekly" | "monthly";
  /** Days, weeks or months; 1 when absent; `some` is still to be asked for. */
  readonly every?: string;
}

/**
 * Asks how long a turn is and when it ends.
 * @param every --every, where it is given
 * @param kinds how turns can end
 * @returns the flags that say so
 */
export async function askRecurrence(
  terminal: Terminal,
  every: string | undefined,
  kinds: readonly Recurrence["kind"][],
): Promise<RecurrenceFlags> {
  const { askOne } = await import("./ask.js");
  const all = every === undefined ? LENGTHS : lengthsOf(every);
  const lengths = all.filter(({ value }) => kinds.includes(value.kind));
  const { kind, every: count } = await askOne(terminal, "How long is a turn?", lengths);
  const days = count === "some" ? await askCount(terminal) : count;
  const handOff = await HAND_OFFS[kind](terminal);
  return { [kind]: handOff, ...(days !== undefined && { every: days }) };
}

const LENGTHS: readonly Choice<Length>[] = [
  { name: "1 week", value: { kind: "weekly" } },
  { name: "2 weeks", value: { kind: "weekly", every: "2" } },
  { name: "1 day", value: { kind: "daily" } },
  { name: "several days", value: { kind: "daily", every: "some" } },
  { name: "1 month", value: { kind: "monthly" } },
];

function lengthsOf(every: string): Choice<Length>[] {
  const units = [
    ["weekly", "week"],
    ["daily", "day"],
    ["monthly", "month"],
  ] as const;
  return units.map(([kind, unit]) => ({
    name: `${every} ${unit}${every === "1" ? "" : "s"}`,
    value: { kind, every },
  }));
}

async function askCount(terminal: Terminal): Promise<string> {
  const { askText } = await import("./ask.js");
  return askText(terminal, "How many days?", {
    default: "3",
    validate: sound((text, reading) => reading.count("--every", text, 100)),
  });
}

/** Each asks for the hand-off and gives it as its flag takes it. */
const HAND_OFFS: Readonly<Record<Length["kind"], (terminal: Terminal) => Promise<string>>> = {
  daily: (terminal) => askClock(terminal),
  async weekly(terminal) {
    const { askOne } = await import("./ask.js");
    const names = WEEKDAY_WORDS.slice(WEEKDAYS.length);
    const days = WEEKDAYS.map((value, i) => ({ name: capital(names[i] as string), value }));
    const day = await askOne(terminal, "On which day do turns change?", days);
    return `${day}@${await askClock(terminal)}`;
  },
  async monthly(terminal) {
    const { askText } = await import("./ask.js");
    const day = await askText(terminal, "On which day of the month do turns change?", {
      default: "1",
      validate: sound((text, reading) => reading.count("--monthly", text, 31)),
    });
    return `${day}@${await askClock(terminal)}`;
  },
};

async function askClock(terminal: Terminal): Promise<string> {
  const { askText } = await import("./ask.js");
  return askText(terminal, "At what time?", {
    default: "09:00",
    validate: sound((text, reading) => {
      if (text.includes(",")) return reading.fail("--daily", "write one time, like 09:00");
      return readRecurrence({ daily: text }, reading);
    }),
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
