import type { Check, Status } from "../../service/doctor/check.js";
import type { Cell } from "../render/table.js";
import { type LIST_FORMATS, showListing } from "./listing.js";

interface ShowOptions {
  readonly width: number;
  readonly color: boolean;
  /** Only the names of the checks. */
  readonly quiet: boolean;
}

/** Checks with their outcome in words, and what to do below each. */
export async function showChecks(
  checks: readonly Check[],
  format: (typeof LIST_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  if (format === "table" && !options.quiet) return checkTable(checks, options);
  const listing = {
    noun: "checks",
    columns: ["name", "status", "message", "hint"],
    items: checks.map(({ name, status, message, hint }) => ({
      cells: [name, status, message, hint ?? ""],
      shape: { name, status, message, hint },
    })),
  };
  return showListing(listing, format, options);
}

async function checkTable(
  checks: readonly Check[],
  { width, color }: ShowOptions,
): Promise<string> {
  const { renderTable } = await import("../render/table.js");
  const columns = [{ title: "Status" }, { title: "Check" }, { title: "Message", wraps: true }];
  const rows = checks.flatMap(({ name, status, message, hint }): Cell[][] => [
    [isBad(status) ? { text: status, emphasis: "warn" } : status, name, message],
    ...(hint === undefined ? [] : [["", "", { text: `hint: ${hint}`, emphasis: "dim" } as const]]),
  ]);
  return `${renderTable(columns, rows, { width, color })}\n  ${summary(checks)}\n`;
}

function isBad(status: Status): boolean {
  return status === "problem" || status === "warning";
}

/** `1 problem, 2 warnings.` */
function summary(checks: readonly Check[]): string {
  const count = (status: Status) => {
    const { length } = checks.filter((check) => check.status === status);
    return length === 0 ? [] : [`${length} ${status}${length === 1 ? "" : "s"}`];
  };
  return `${[...count("problem"), ...count("warning")].join(", ") || "No problems"}.`;
}
