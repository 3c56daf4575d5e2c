import { readCoverage } from "../flags/coverage.js";
import type { Terminal } from "../world.js";
import { sound } from "./sound.js";

/** Asks for the hours in which somebody is on call, as --coverage takes them; undefined: always. */
export async function askCoverage(terminal: Terminal): Promise<readonly string[] | undefined> {
  const { askOne, askText } = await import("./ask.js");
  const hours = await askOne<string | undefined>(terminal, "At which hours is someone on call?", [
    { name: "always", value: undefined },
    { name: "weekdays 09:00-17:00", value: "mon-fri@09:00-17:00" },
    { name: "other hours", value: "" },
  ]);
  if (hours !== "") return hours === undefined ? undefined : [hours];
  const text = await askText(terminal, "Which hours?", {
    default: "mon-fri@18:00-09:00 sat,sun@00:00-24:00",
    validate: sound((typed, reading) =>
      windowsOf(typed).map((each) => readCoverage(each, reading)),
    ),
  });
  return windowsOf(text);
}

function windowsOf(text: string): string[] {
  return text.split(/\s+/);
}
