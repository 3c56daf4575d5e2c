import { cut, type Draft, insert, replace } from "./draft.js";
import type { Collection, Entry } from "./entries.js";
import {
  beforeBlanks,
  beginsLine,
  column,
  isBlank,
  isSameLine,
  lineEnd,
  lineStart,
  nextLine,
  ownStart,
} from "./lines.js";
import type { Plan } from "./plan.js";
import { flowEntry, type Layout, newLine } from "./render.js";

/** Deletes and adds entries of a collection between brackets; some are kept. */
export function editFlow(
  draft: Draft,
  collection: Collection,
  entries: readonly Entry[],
  plan: Plan,
  layout: Layout,
): void {
  const flow = readFlow(draft, collection, entries);
  for (const [first, last] of removedRuns(flow, plan)) removeRun(flow, plan, first, last);
  addEntries(flow, plan, layout);
}

interface Flow {
  readonly draft: Draft;
  readonly entries: readonly Entry[];
  /** The offset of the closing bracket. */
  readonly close: number;
  /** The offset behind the comma of each entry; undefined where the last one has none. */
  readonly commas: readonly (number | undefined)[];
}

function readFlow(draft: Draft, collection: Collection, entries: readonly Entry[]): Flow {
  const close = (collection.range?.[1] ?? 0) - 1;
  const commas = entries.map((entry, i) => {
    const gap = draft.text.slice(entry.end, entries[i + 1]?.begin ?? close);
    const comma = [...gap.matchAll(/#.*|,/g)].find(([found]) => found === ",");
    return comma && entry.end + comma.index + 1;
  });
  return { draft, entries, close, commas };
}

/** Entries next to each other that go, those of each line by themselves. */
function removedRuns({ draft, entries }: Flow, { kept }: Plan): [number, number][] {
  const runs: [number, number][] = [];
  entries.forEach((entry, i) => {
    if (kept.has(entry)) return;
    const run = runs.at(-1);
    const above = entries[i - 1];
    if (run && above && run[1] === i - 1 && isSameLine(draft.text, above.end, entry.begin)) {
      run[1] = i;
    } else {
      runs.push([i, i]);
    }
  });
  return runs;
}

/** Removes entries with their commas, and their lines if they have lines of their own. */
function removeRun(flow: Flow, { kept }: Plan, first: number, last: number): void {
  const { draft, entries, close, commas } = flow;
  const { text } = draft;
  const { begin } = entries[first] as Entry;
  const end = commas[last] ?? (entries[last] as Entry).end;
  const below = entries.slice(last + 1).find((entry) => kept.has(entry));
  const above = entries[first - 1];
  if (beginsLine(text, begin) && isLineDone(text, end)) {
    const start = above ? ownStart(text, begin, above.end) : lineStart(text, begin);
    cut(draft, start, nextLine(text, end), first === 0 && below !== undefined);
    return;
  }
  const isLastOfKept = above !== undefined && kept.has(above) && below === undefined;
  const before = above ? (commas[first - 1] ?? above.end) : begin;
  const next = entries[last + 1]?.begin ?? close;
  if (above && (isLastOfKept || !beginsLine(text, begin)) && isBlank(text, before, begin)) {
    replace(draft, before, end, "");
  } else if (below && isBlank(text, end, next)) {
    replace(draft, begin, next, "");
  } else {
    const start = isBlank(text, end, lineEnd(text, end)) ? beforeBlanks(text, begin) : begin;
    replace(draft, start, end, "");
  }
}

/** An entry has a comma behind it, but for the last one, which has one if the last one had. */
function addEntries(flow: Flow, { kept, added }: Plan, layout: Layout): void {
  const { draft, entries, commas } = flow;
  const { text } = draft;
  const written = (after: Entry | undefined) =>
    added
      .filter((one) => one.after === after)
      .map(({ key, value, path }) => flowEntry(key, value, path, layout));

  const [first] = entries as [Entry];
  const gap = beginsLine(text, first.begin) ? newLine(column(text, first.begin)) : " ";
  for (const one of written(undefined)) insert(draft, first.begin, `${one},${gap}`);

  const endsWithComma = commas.at(-1) !== undefined;
  const last = entries.findLast((entry) => kept.has(entry));
  entries.forEach((entry, i) => {
    if (!kept.has(entry)) return;
    const texts = written(entry);
    const comma = commas[i];
    const lastComma = entry !== last || endsWithComma ? "," : "";
    const ownComma = texts.length > 0 ? "," : lastComma;
    if (comma === undefined) insert(draft, entry.end, ownComma);
    else replace(draft, comma - 1, comma, ownComma);
    const lineColumn = columnOfLines(flow, entry);
    const margin = lineColumn === undefined ? " " : newLine(lineColumn);
    const behind = comma ?? entry.end;
    const isBehindComment = lineColumn !== undefined && isLineDone(text, behind);
    const offset = isBehindComment ? lineEnd(text, behind) : behind;
    texts.forEach((one, j) => {
      insert(draft, offset, margin + one + (j < texts.length - 1 ? "," : lastComma));
    });
  });
}

/** Where what comes behind an entry begins its line, if each entry has a line of its own. */
function columnOfLines({ draft, entries }: Flow, entry: Entry): number | undefined {
  const { text } = draft;
  const index = entries.indexOf(entry);
  const next = entries[index + 1];
  if (next && isSameLine(text, entry.end, next.begin)) return undefined;
  if (beginsLine(text, entry.begin)) return column(text, entry.begin);
  return index === 0 && next ? column(text, next.begin) : undefined;
}

/** Whether nothing but a comment follows on the line. */
function isLineDone(text: string, offset: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}
