import { badRequest, type Problem } from "../../errors.js";
import { conflict } from "../errors.js";
import type { Acknowledging } from "../provider.js";
import { refuse } from "../refuse.js";
import { type AwsPage, personOf, sentLast } from "./page-calls.js";

// AWS has a page acknowledged by the person whom it called, and by nobody else (AcceptPage).

/** @throws OncallError (exit 2) for what AcceptPage would not take */
export function checkAcknowledging({ code, note }: Acknowledging): void {
  const problems: Problem[] = [];
  if (code !== undefined && !/^\d{6,10}$/.test(code)) {
    problems.push({ message: `"${code}" is no code`, hint: "a page tells one of 6 to 10 digits" });
  }
  if (note !== undefined && (note.length === 0 || note.length > LONGEST_NOTE)) {
    const message = `the note has ${note.length} characters, and may have 1 to ${LONGEST_NOTE}`;
    problems.push({ message, hint: "say the rest with oncall incident note" });
  }
  refuse(problems);
}

const LONGEST_NOTE = 2048;

/**
 * Which of the pages of an engagement are to be accepted: those that nobody has read; of one
 * person, where one is named; with a code, the one that told it.
 * @throws OncallError (exit 2) when the person was not called, or it is not clear whose code it is;
 * `conflict` (exit 1) when nobody was called yet
 */
export function acceptable(
  id: string,
  pages: readonly AwsPage[],
  { by, code }: Acknowledging,
): AwsPage[] {
  if (pages.length === 0) {
    throw conflict(`${id} has called nobody yet`, "pages take some seconds: try again");
  }
  const people = [...new Set(pages.map(personOf))];
  if (by !== undefined && !people.includes(by)) {
    throw badRequest(
      `${id} has not called ${by}, and AWS lets nobody else acknowledge it`,
      `it has called ${people.join(", ")}`,
    );
  }
  const unread = pages.filter((page) => !page.ReadTime && [undefined, personOf(page)].includes(by));
  if (code === undefined || unread.length < 2) return unread;
  const readers = [...new Set(unread.map(personOf))];
  const last = sentLast(unread);
  if (readers.length === 1 && last !== undefined) return [last];
  throw badRequest(
    `${id} has called ${readers.join(", ")}, each with another code`,
    `say whose it is: --as ${readers[0]}`,
  );
}
