import type { Span } from "./spans.js";

/**
 * Lists that are sorted by start as one, in which items that start together keep the order of the
 * lists. Neighbours are merged pair by pair: each item moves as often as the lists can be halved.
 */
export function mergeByStart<T extends Readonly<Span>>(lists: readonly T[][]): T[] {
  let merged = lists;
  while (merged.length > 1) {
    const pairs: T[][] = [];
    for (let i = 0; i < merged.length; i += 2) {
      pairs.push(mergeTwo(merged[i] as T[], merged[i + 1] ?? []));
    }
    merged = pairs;
  }
  return merged[0] ?? [];
}

function mergeTwo<T extends Readonly<Span>>(left: T[], right: T[]): T[] {
  if (right.length === 0) return left;
  const merged = new Array<T>(left.length + right.length);
  let l = 0;
  let r = 0;
  for (let i = 0; i < merged.length; i++) {
    const one = left[l];
    const other = right[r];
    const isRightFirst = one === undefined || (other !== undefined && other.start < one.start);
    merged[i] = (isRightFirst ? other : one) as T;
    if (isRightFirst) r++;
    else l++;
  }
  return merged;
}
