import { isMap, isScalar } from "yaml";
import type { Path } from "../../finding.js";
import { cut, type Draft, insert, replace } from "./draft.js";
import { type Collection, type Entry, entriesOf, isBlockScalar, isOpen } from "./entries.js";
import { isRecord } from "./equal.js";
import {
  beforeBlanks,
  beginsLine,
  column,
  lineEnd,
  lineStart,
  nextLine,
  ownEnd,
  ownStart,
} from "./lines.js";
import {
  blockText,
  flowText,
  indentOf,
  isFull,
  isOneLine,
  type Layout,
  newLine,
} from "./render.js";
import { type Surroundings, scalarTextLike } from "./scalar.js";

/** Puts a new value in the place of an old one of another kind, or where there is none. */
export function put(
  draft: Draft,
  entry: Entry,
  wanted: unknown,
  path: Path,
  around: Surroundings,
  layout: Layout,
): void {
  const { text } = draft;
  const { value, tag, slot, start, end } = entry;
  if (tag) replace(draft, beforeBlanks(text, tag.start), tag.end, "");
  const isItem = entry.key === undefined && slot === entry.begin + 1;
  if (isOpen(value) && !value.flow) {
    putForBlock(draft, entry, value, wanted, path, layout);
  } else if (around === "flow" || isOneLine(wanted, path, column(text, slot) + 1, layout)) {
    putOnLine(draft, entry, wanted, path, around, layout);
  } else if (isItem && start === end) {
    insert(draft, slot, ` ${blockText(wanted, path, column(text, slot) + 1, layout)}`);
  } else if (isItem || (start < end && beginsLine(text, start))) {
    replace(draft, start, end, blockText(wanted, path, column(text, start), layout));
  } else {
    const indent = column(text, entry.begin);
    const inner = path.length === 0 ? 0 : indent + indentOf(entry.key, wanted, path, layout);
    replace(draft, beforeBlanks(text, start), end, "");
    insert(
      draft,
      ownEnd(text, end, indent),
      newLine(inner) + blockText(wanted, path, inner, layout),
    );
  }
}

/** Takes an entry of a block out, with its comments. The one above the first is for all: it stays. */
export function cutEntry(
  draft: Draft,
  entries: readonly Entry[],
  index: number,
  isHead: boolean,
): void {
  const { text } = draft;
  const { begin, end } = entries[index] as Entry;
  const above = entries[index - 1];
  const start = above ? ownStart(text, begin, above.end) : lineStart(text, begin);
  cut(draft, start, nextLine(text, ownEnd(text, end, column(text, begin))), isHead);
}

function putOnLine(
  draft: Draft,
  { value, slot, lead, start, end }: Entry,
  wanted: unknown,
  path: Path,
  around: Surroundings,
  layout: Layout,
): void {
  const { text } = draft;
  const old = text.slice(start, end);
  const written =
    isScalar(value) && typeof wanted === "string"
      ? scalarTextLike(old, wanted, around)
      : flowText(wanted, path, layout, around);
  if (start === end) {
    insert(draft, slot, lead + written);
  } else if (isBlockScalar(value)) {
    // The comment on its first line stays.
    const [header = ""] = /^[|>][-+\d]*/.exec(old) ?? [];
    replace(draft, start, start + header.length, written);
    replace(draft, lineEnd(text, start), end, "");
  } else {
    replace(draft, start, end, written);
  }
}

/** The entries go one by one, so that the comments between them can stay. */
function putForBlock(
  draft: Draft,
  entry: Entry,
  old: Collection,
  wanted: unknown,
  path: Path,
  layout: Layout,
): void {
  const { text } = draft;
  const entries = entriesOf(old);
  const first = entries[0] as Entry;
  const isSameKind = isMap(old) ? isRecord(wanted) : Array.isArray(wanted);
  const isFlow =
    !isFull(wanted) ||
    (!isSameKind && isOneLine(wanted, path, column(text, entry.slot) + 1, layout));
  const isBelow = path.length > 0 && beginsLine(text, first.begin);
  if (isFlow && isBelow) {
    insert(draft, entry.slot, entry.lead + flowText(wanted, path, layout, "block"));
    cutEntry(draft, entries, 0, false);
  } else {
    const indent = column(text, first.begin);
    // Dashes may stand right below their key, keys may not.
    const isTooLow = isBelow && isRecord(wanted) && indent === column(text, entry.begin);
    const inner = isTooLow ? indent + indentOf(entry.key, wanted, path, layout) : indent;
    const written = isFlow
      ? flowText(wanted, path, layout, "block")
      : " ".repeat(inner - indent) + blockText(wanted, path, inner, layout);
    replace(draft, first.begin, ownEnd(text, first.end, indent), written);
  }
  for (let i = 1; i < entries.length; i++) cutEntry(draft, entries, i, false);
}
