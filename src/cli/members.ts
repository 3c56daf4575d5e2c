import type { Problem } from "../errors.js";
import { nearest } from "../model/suggest.js";
import { NO_ONE } from "../model/words.js";

/** What is wrong with a member who is none of `people`; undefined when nothing is. */
export function unknownMember(member: string, people: readonly string[]): Problem | undefined {
  if (member === NO_ONE || people.includes(member)) return undefined;
  const message = `no person is called "${member}"`;
  const meant = nearest(member, people);
  return meant === undefined
    ? { message, hint: `oncall contact create ${member}` }
    : { message: `${message}; did you mean "${meant}"?` };
}
