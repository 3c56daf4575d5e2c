import { equal } from "./equal.js";

/**
 * Which item each new item comes of: an equal one, or between two equal ones the first that is not
 * yet taken. undefined: it is added. Items that are not named are gone.
 */
export function align(before: readonly unknown[], after: readonly unknown[]): Origin[] {
  const origins: Origin[] = [];
  let from = 0;
  for (const [i, j] of [...commonItems(before, after), [before.length, after.length] as const]) {
    while (origins.length < j) origins.push(from < i ? from++ : undefined);
    if (j < after.length) origins.push(i);
    from = i + 1;
  }
  return origins;
}

type Origin = number | undefined;

/** The longest common subsequence, as pairs of indexes. */
function commonItems(before: readonly unknown[], after: readonly unknown[]): [number, number][] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equal(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && equal(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const middle = commonMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return [
    ...range(head).map((i): [number, number] => [i, i]),
    ...middle.map(([i, j]): [number, number] => [head + i, head + j]),
    ...range(tail).map((i): [number, number] => [
      before.length - tail + i,
      after.length - tail + i,
    ]),
  ];
}

function commonMiddle(before: readonly unknown[], after: readonly unknown[]): [number, number][] {
  const isSame = before.map((one) => after.map((other) => equal(one, other)));
  // The length of the longest common subsequence of what begins at i and at j.
  const lengths = range(before.length + 1).map(() => new Array<number>(after.length + 1).fill(0));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (const i of range(before.length).reverse()) {
    for (const j of range(after.length).reverse()) {
      (lengths[i] as number[])[j] = isSame[i]?.[j]
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (isSame[i]?.[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
