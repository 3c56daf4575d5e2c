// Lines of a text, by any offset in them. A line break is \n or \r\n.

/** The offset of the first character of the line. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** The offset of the line break, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** The offset of the first character of the next line, or of the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

export function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but blanks stands between two offsets. */
export function isBlank(text: string, start: number, end: number): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(start, end));
}

/** Whether nothing stands before it on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return isBlank(text, lineStart(text, offset), offset);
}

export function isSameLine(text: string, start: number, end: number): boolean {
  return !text.slice(start, end).includes("\n");
}

/** Where the blanks before an offset begin, on its line. */
export function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  return start;
}

/**
 * Where the lines of an entry begin: with the comments right above it that are indented as it is.
 * @param floor where what stands before it ends
 */
export function ownStart(text: string, begin: number, floor: number): number {
  const indent = column(text, begin);
  let start = lineStart(text, begin);
  for (;;) {
    const above = lineStart(text, Math.max(start - 1, 0));
    if (above <= floor || commentColumn(text, above) !== indent) return start;
    start = above;
  }
}

/**
 * The end of the last line of an entry: with the comment behind it, and those below it that are
 * indented more than it is.
 */
export function ownEnd(text: string, end: number, indent: number): number {
  let last = lineEnd(text, end);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    if (isBlank(text, line, lineEnd(text, line))) continue;
    const comment = commentColumn(text, line);
    if (comment === undefined || comment <= indent) break;
    last = lineEnd(text, line);
  }
  return last;
}

/** The column of a comment that is alone on its line. */
function commentColumn(text: string, line: number): number | undefined {
  const [, indent] = /^([ \t]*)#/.exec(text.slice(line, lineEnd(text, line))) ?? [];
  return indent?.length;
}
