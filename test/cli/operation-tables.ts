import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

// The tables of docs/providers.md: which command reaches which operation of a vendor.

export interface OperationRow {
  readonly operation: string;
  readonly commands: readonly string[];
}

const DOCS = readFileSync(join(import.meta.dirname, "../../docs/providers.md"), "utf8");

/** The rows under `#### on-call`: | `ListOnCallSchedules` | `oncall schedule list` | */
export function tableOf(service: string): OperationRow[] {
  return [...partOf(service).matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(
    ([, operation = "", cell = ""]) => ({ operation, commands: namesIn(cell) }),
  );
}

/** Declares that a table has the operations and the command lines that a test runs, and no other. */
export function isOfLines(
  table: readonly OperationRow[],
  lines: Readonly<Record<string, readonly string[]>>,
): void {
  it("has those that commands are made for, and no other", () => {
    expect(table.map(({ operation }) => operation).sort()).toEqual(Object.keys(lines).sort());
  });

  it("names every command line that is run here", () => {
    const left = table.flatMap(({ operation, commands }) =>
      (lines[operation] ?? []).filter((line) => !commands.some(begins(line))),
    );
    expect(left).toEqual([]);
  });
}

/** The names below the table, behind `oncall api on-call <operation>`. */
export function restOf(service: string): string[] {
  const [, names = ""] = partOf(service).split(`\`oncall api ${service} <operation>\``);
  const told = tableOf(service).map(({ operation }) => operation);
  return namesIn(names).filter((name) => !told.includes(name));
}

/** Whether a command of the tables begins a line that is run. */
export function begins(line: string) {
  return (command: string) => `oncall ${line} `.startsWith(`${command} `);
}

/** A line with the ids that stand in it by name: `incident show {incident}`. */
export function fill(line: string, ids: Readonly<Record<string, string>>): string {
  return line.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
}

function partOf(service: string): string {
  const [, part = ""] = DOCS.split(`\n#### ${service}\n`);
  return part.split(/\n##/)[0] ?? "";
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}
