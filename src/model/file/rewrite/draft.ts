import { isBlank, lineEnd, lineStart, nextLine } from "./lines.js";

/** A text and what is to change in it; offsets are those of the text as it was. */
export interface Draft {
  readonly text: string;
  readonly splices: Splice[];
  readonly cuts: Cut[];
  /** Where block scalars end, and whether the blank lines below belong to them, as with `|+`. */
  readonly blockEnds: ReadonlyMap<number, boolean>;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whole lines that go. */
interface Cut {
  readonly start: number;
  readonly end: number;
  /** Whether the first entry goes and another one takes its place. */
  readonly isHead: boolean;
}

/** A text with a line break at its end. */
export function closed(text: string): string {
  return text === "" || text.endsWith("\n") ? text : text + lineBreakOf(text);
}

export function insert(draft: Draft, offset: number, text: string): void {
  replace(draft, offset, offset, text);
}

/** Line breaks in `text` are \n, whatever the file has. Of two at one offset the first stays first. */
export function replace(draft: Draft, start: number, end: number, text: string): void {
  draft.splices.push({ start, end, text });
}

export function cut(draft: Draft, start: number, end: number, isHead: boolean): void {
  draft.cuts.push({ start, end, isHead });
}

/** The text with all changes. */
export function finish(draft: Draft): string {
  const { text, splices } = draft;
  const lineBreak = lineBreakOf(text);
  const cuts = joined(draft).map((one) => ({ ...withBlanks(draft, one), text: "" }));
  const changes = [...splices, ...cuts].sort((one, other) => one.start - other.start);
  let result = "";
  let done = 0;
  for (const change of changes) {
    result += text.slice(done, change.start) + change.text.replaceAll("\n", lineBreak);
    done = Math.max(done, change.end);
  }
  return result + text.slice(done);
}

/** Whether lines have come behind the last one. */
export function isLonger({ text, splices }: Draft): boolean {
  const lastLineEnd = lineEnd(text, lineStart(text, text.length - 1));
  return splices.some((one) => one.start >= lastLineEnd && one.text.includes("\n"));
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

/** Cuts with nothing but blank lines between them are one. */
function joined(draft: Draft): Cut[] {
  const cuts: Cut[] = [];
  for (const next of [...draft.cuts].sort((one, other) => one.start - other.start)) {
    const last = cuts.at(-1);
    if (
      last &&
      isBlank(draft.text, last.end, next.start) &&
      insertedAt(draft, last.end) === undefined
    ) {
      cuts[cuts.length - 1] = { ...last, end: Math.max(last.end, next.end) };
    } else {
      cuts.push(next);
    }
  }
  return cuts;
}

/** Of the blank lines around a cut those go that would stand double, or at an end of the file. */
function withBlanks(draft: Draft, { start, end, isHead }: Cut): Omit<Cut, "isHead"> {
  const { text } = draft;
  let before = start;
  while (before > 0 && isBlank(text, lineStart(text, before - 1), before)) {
    before = lineStart(text, before - 1);
  }
  let after = end;
  while (after < text.length && isBlank(text, after, nextLine(text, after))) {
    after = nextLine(text, after);
  }
  const isKept = draft.blockEnds.get(start);
  const next = insertedAt(draft, end);
  if (next !== undefined) {
    return next.startsWith("\n") && !isKept ? { start: before, end } : { start, end };
  }
  // They would come to belong to the scalar above.
  if (isKept || (isKept === false && /[ \t]/.test(text.slice(end, after)))) {
    return { start, end: after };
  }
  if (after === text.length) return { start: before, end: after };
  const isDouble = before < start;
  const isBelowHead = isHead && !/^[ \t]*#/.test(text.slice(lineStart(text, start - 1), start));
  return isDouble || isBelowHead ? { start, end: after } : { start, end };
}

/** What new text comes to stand there, if any does. */
function insertedAt({ splices }: Draft, offset: number): string | undefined {
  return splices.find(({ start, text }) => start === offset && text !== "")?.text;
}
