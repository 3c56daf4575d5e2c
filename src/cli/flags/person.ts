import { badInput } from "../../errors.js";
import type { Person } from "../../model/person.js";
import { isName, notAName } from "../../model/words.js";
import { isZone, notAZone } from "../../model/zones.js";
import { Reading } from "./reading.js";

/** What is said of a person, as flags. */
export interface PersonFlags {
  readonly name?: string;
  readonly email?: string;
  readonly timeZone?: string;
  readonly aws?: string;
  readonly datadog?: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * What is said of a person with what flags say in its place; an empty text takes it away.
 * @throws OncallError (exit 2) with every problem
 */
export function readPersonFlags(person: Person, flags: PersonFlags): Person {
  const reading = new Reading();
  const { key } = person;
  if (!isName(key) && !EMAIL.test(key)) reading.fail("<name>", notAName(key));
  if (key === "me") reading.fail("<name>", '"me" means whoever runs the command');
  const { name, email, timeZone, aws, datadog } = { ...person, ...given(flags) };
  if (timeZone && !isZone(timeZone)) reading.fail("--time-zone", notAZone(timeZone));
  if (email && !EMAIL.test(email)) {
    reading.fail("--email", `"${email}" is not an e-mail address`);
  }
  if (reading.problems.length > 0) throw badInput(reading.problems);
  return {
    key,
    ...(name && { name }),
    ...(email && { email }),
    ...(timeZone && { timeZone }),
    ...(aws && { aws }),
    ...(datadog && { datadog }),
  };
}

function given({ name, email, timeZone, aws, datadog }: PersonFlags): PersonFlags {
  const flags = Object.entries({ name, email, timeZone, aws, datadog });
  return Object.fromEntries(flags.filter(([, value]) => value !== undefined));
}
