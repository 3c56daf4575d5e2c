import { describeProblem, isOncallError, OncallError } from "../../errors.js";

/** An error for stderr: `error: what, which one, why`, then `hint: what to do`. */
export function showError(
  error: unknown,
  { json, debug }: { json: boolean; debug: boolean },
): string {
  const known = isOncallError(error) ? error : defect(error, debug);
  return json ? errorJson(known) : errorText(known);
}

function errorText({ message, hint, problems }: OncallError): string {
  const lines = problems.length === 0 ? [message] : problems.map(describeProblem);
  return [
    ...lines.map((line) => `error: ${line}\n`),
    hint === undefined ? "" : `hint: ${hint}\n`,
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
