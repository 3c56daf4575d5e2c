import type { Path } from "../../finding.js";
import { type Draft, insert, replace } from "./draft.js";
import type { Entry } from "./entries.js";
import {
  beforeBlanks,
  beginsLine,
  column,
  isBlank,
  lineEnd,
  nextLine,
  ownEnd,
  ownStart,
} from "./lines.js";
import type { Plan } from "./plan.js";
import { cutEntry } from "./put.js";
import { blockEntry, isSection, type Layout, newLine } from "./render.js";

/** Deletes and adds entries of a collection that has a line or more for each; some are kept. */
export function editBlock(
  draft: Draft,
  entries: readonly Entry[],
  plan: Plan,
  layout: Layout,
): void {
  removeEntries(draft, entries, plan);
  addEntries(draft, entries, plan, layout);
}

function removeEntries(draft: Draft, entries: readonly Entry[], { kept }: Plan): void {
  const { text } = draft;
  const [first] = entries as [Entry];
  let from = 0;
  if (!kept.has(first) && !beginsLine(text, first.begin)) {
    from = joinDash(
      draft,
      entries,
      entries.findIndex((entry) => kept.has(entry)),
    );
  }
  entries.forEach((entry, i) => {
    if (i >= from && !kept.has(entry)) cutEntry(draft, entries, i, i === 0);
  });
}

/**
 * Removes the first entry of a map that begins on the line of its dash. The first kept one moves up
 * to the dash, if no comment stands between.
 * @returns the index of the first entry that has not been seen to
 */
function joinDash(draft: Draft, entries: readonly Entry[], next: number): number {
  const { text } = draft;
  const [first, ...others] = entries.slice(0, next + 1) as [Entry, ...Entry[]];
  let last = first;
  const isJoined = others.every((entry, i) => {
    const start = i === next - 1 ? entry.begin : ownStart(text, entry.begin, last.end);
    const isClose = isBlank(text, ownEnd(text, last.end, column(text, first.begin)), start);
    last = entry;
    return isClose;
  });
  if (isJoined) {
    replace(draft, first.begin, last.begin, "");
    return next;
  }
  replace(
    draft,
    beforeBlanks(text, first.begin),
    ownEnd(text, first.end, column(text, first.begin)),
    "",
  );
  return 1;
}

function addEntries(
  draft: Draft,
  entries: readonly Entry[],
  { added }: Plan,
  layout: Layout,
): void {
  const { text } = draft;
  const [first] = entries as [Entry];
  const indent = column(text, first.begin);
  for (const { after, key, value, path } of added) {
    const written = blockEntry(key, value, path, indent, layout);
    if (after === undefined) {
      const apart = isApart(draft, entries[0], entries[1]) ? "\n" : "";
      insert(draft, first.begin, written + apart + newLine(indent));
      continue;
    }
    const offset = nextLine(text, ownEnd(text, after.end, indent));
    const before = entries[entries.indexOf(after) - 1];
    const isAfterApart =
      before === undefined
        ? areParagraphs(draft, after, written, path)
        : isApart(draft, before, after);
    const isSpaced = (isAfterApart || isSection(path, value)) && !draft.blockEnds.get(offset);
    insert(draft, offset, `${isSpaced ? "\n" : ""}${" ".repeat(indent)}${written}\n`);
  }
}

/** Whether the second entry of a section would follow as one paragraph the other. */
function areParagraphs({ text }: Draft, one: Entry, written: string, path: Path): boolean {
  return (
    path.length === 2 && written.includes("\n") && text.slice(one.begin, one.end).includes("\n")
  );
}

/** Whether blank lines stand between two entries. */
function isApart({ text }: Draft, one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const between = text.slice(lineEnd(text, one.end), other.begin);
  return /\n[ \t]*\r?\n/.test(between);
}
