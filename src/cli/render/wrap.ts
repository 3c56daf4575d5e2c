import stringWidth from "string-width";
import { printable } from "./printable.js";

/** How many columns of a terminal a text takes; some characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Lines of words within a width; every line but the first is indented. */
export function wrap(text: string, width: number, indent = ""): string {
  return `${wrapLines(printable(text), width - indent.length).join(`\n${indent}`)}\n`;
}

/** Lines of words within a width. A word that is longer than a line is broken. */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

/** After an @, a / or a dash where that is possible: `alice@` and `example.com`. */
function breakWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && widthOf(piece + character) > width) {
      const [head = piece] = /^.*[@/-]/u.exec(piece) ?? [];
      pieces.push(head);
      piece = piece.slice(head.length);
    }
    piece += character;
  }
  return [...pieces, piece];
}
