import { describeProblem, isOncallError, OncallError } from "../../errors.js";
import { printable } from "../render/printable.js";

/** An error for stderr: `error: what, which one, why`, then `hint: what to do`. */
export function showError(
  error: unknown,
  { json, debug }: { json: boolean; debug: boolean },
): string {
  const known = isOncallError(error) ? error : defect(error, debug);
  return json ? errorJson(known) : errorText(known);
}

/** More mistakes than this are one mistake: the wrong file, most likely. */
const MOST_LINES = 100;

function errorText({ message, hint, problems }: OncallError): string {
  const all = problems.length === 0 ? message.split("\n") : problems.map(describeProblem);
  const more = all.length - MOST_LINES;
  const lines = more > 0 ? [...all.slice(0, MOST_LINES), `and ${more} more`] : all;
  return [
    ...lines.map((line) => `error: ${printable(line)}\n`),
    hint === undefined ? "" : `hint: ${printable(hint)}\n`,
  ].join("");
}

function errorJson({ code, message, hint, problems }: OncallError): string {
  const shape = { code, message, ...(hint && { hint }), ...(problems.length > 0 && { problems }) };
  return `${JSON.stringify({ error: shape })}\n`;
}

/** Nothing that a user can cause. */
function defect(error: unknown, debug: boolean): OncallError {
  const { message = String(error), stack } = error instanceof Error ? error : {};
  return new OncallError(debug && stack ? stack : message, {
    code: "internal",
    exitCode: 1,
    hint: "this is a defect of oncall; set ONCALL_DEBUG=1 to see where",
  });
}
