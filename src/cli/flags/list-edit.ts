import { didYouMean } from "../../model/suggest.js";
import type { Reading } from "./reading.js";

/** How a list of names is changed: put in, taken out. */
export interface ListEdits {
  readonly add?: string;
  readonly after?: string;
  readonly before?: string;
  readonly remove?: string;
}

/**
 * A list with the names of --add put in, at its end or where --after or --before says, and those of
 * --remove taken out: the last of a name that stands more than once.
 */
export function editList<T extends string | null>(
  list: readonly T[],
  { add, after, before, remove }: ListEdits,
  toItem: (name: string) => T,
  reading: Reading,
): T[] {
  const edited = [...list];
  for (const [option, text] of Object.entries({ "--add": add, "--remove": remove })) {
    if (text !== undefined && namesOf(text).length === 0) reading.fail(option, "names nothing");
  }
  const known = list.filter((item) => item !== null);
  for (const name of namesOf(remove)) {
    const at = edited.lastIndexOf(itemNamed(name, edited, toItem));
    if (at < 0)
      reading.fail(
        "--remove",
        `"${name}" is not one of ${known.join(", ")}${didYouMean(name, known)}`,
      );
    else edited.splice(at, 1);
  }
  const place = after ?? before;
  const option = after === undefined ? "--before" : "--after";
  if (after !== undefined && before !== undefined)
    reading.fail("--before", "does not go with --after");
  if (place !== undefined && add === undefined)
    reading.fail(option, "says where --add goes, and there is none");
  let at = edited.length;
  if (place !== undefined) {
    at = edited.indexOf(itemNamed(place, edited, toItem));
    if (at < 0)
      reading.fail(
        option,
        `"${place}" is not one of ${known.join(", ")}${didYouMean(place, known)}`,
      );
    if (after !== undefined) at++;
  }
  edited.splice(at, 0, ...namesOf(add).map(toItem));
  return edited;
}

/** The item of this name, else the only one that is called so for short. */
function itemNamed<T extends string | null>(
  name: string,
  list: readonly T[],
  toItem: (name: string) => T,
): T {
  const item = toItem(name);
  if (list.includes(item)) return item;
  const [one, another] = new Set(list.filter((each) => isShort(name, each)));
  return one === undefined || another !== undefined ? item : one;
}

/** `alice` is short for alice@example.com, `nights` for payments/nights. */
function isShort(name: string, item: string | null): boolean {
  const [short, whole] = [name.toLowerCase(), item?.toLowerCase()];
  return whole !== undefined && (whole.startsWith(`${short}@`) || whole.endsWith(`/${short}`));
}

/** Names between commas. */
export function namesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
