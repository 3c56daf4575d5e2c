import type { Rule } from "../aws/rules.js";
import { digits } from "./rules.js";

interface Paging {
  /** Where no size is asked for. */
  readonly size?: number;
  readonly most: number;
}

/** `page[size]` and `page[number]`, counted from 0. */
export function pageParameters({ most }: Paging): Readonly<Record<string, Rule<string>>> {
  return { "page[size]": digits({ least: 1, most }), "page[number]": digits() };
}

export function cutPage<T>(
  items: readonly T[],
  query: Readonly<Record<string, string>>,
  { size: usual = 10 }: { readonly size?: number } = {},
) {
  const size = Number(query["page[size]"] ?? usual);
  const number = Number(query["page[number]"] ?? 0);
  return { items: items.slice(number * size, (number + 1) * size), size, number };
}

/** What the lists of On-Call and of teams say about their pages. */
export function pageMeta(total: number, { size, number }: { size: number; number: number }) {
  return {
    number,
    first_number: 0,
    prev_number: Math.max(0, number - 1),
    next_number: number + 1,
    last_number: Math.max(0, Math.ceil(total / size) - 1),
    size,
    type: "number_size",
    total,
  };
}
