import type { Person } from "../../model/person.js";
import { printable } from "../render/printable.js";
import type { Terminal } from "../world.js";
import type { Choice } from "./ask.js";

type Answer = { readonly next: string } | "enough" | "back";

/**
 * Asks for people one after the other, in the order of their turns; once each.
 * @param onCalls --on-calls: so many there are at least
 */
export async function askMembers(
  terminal: Terminal,
  people: readonly Person[],
  onCalls = "1",
): Promise<readonly string[]> {
  const { askSearch } = await import("./ask.js");
  const chosen: string[] = [];
  for (;;) {
    const question = chosen.length === 0 ? "Whose turn is first?" : "Whose turn is next?";
    const answer = await askSearch<Answer>(terminal, question, (typed) =>
      choices(typed, people, chosen, Number(onCalls)),
    );
    if (answer === "enough") return chosen;
    if (answer === "back") chosen.pop();
    else chosen.push(answer.next);
  }
}

/** Enter alone is enough; a name that is typed finds its person. */
function choices(
  typed: string | undefined,
  people: readonly Person[],
  chosen: readonly string[],
  least: number,
): Choice<Answer>[] {
  const left = people.filter(({ key }) => !chosen.includes(key));
  const width = Math.max(...people.map(({ key }) => key.length));
  const persons = left.map(
    ({ key, name = "" }): Choice<Answer> => ({
      name: `${key.padEnd(width)}  ${printable(name)}`.trimEnd(),
      short: key,
      value: { next: key },
    }),
  );
  if (typed !== undefined) {
    return persons.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  }
  const last = chosen.at(-1);
  if (last === undefined) return persons;
  const enough: Choice<Answer> = { name: `nobody else: ${chosen.join(", ")}`, value: "enough" };
  return [
    ...(chosen.length >= least ? [enough] : []),
    ...persons,
    { name: `take ${last} back`, value: "back" },
  ];
}
