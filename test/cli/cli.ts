import type { World } from "../../src/cli/world.js";
import { run } from "../../src/run.js";

export interface Invocation {
  /** The clock, ISO 8601; a Saturday afternoon in New York unless said otherwise. */
  readonly now?: string;
  /** The width of the terminal; absent: a pipe. */
  readonly terminal?: number | undefined;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const CLOCK = "2026-03-07T20:00:00Z";

/** Runs a command line in this process, with a world of its own. */
export async function oncall(argv: readonly string[], at: Invocation = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (texts: string[]) => ({
    write: (text: string) => void texts.push(text),
    isTerminal: at.terminal !== undefined,
    columns: at.terminal ?? 80,
  });
  const world: World = {
    stdout: output(out),
    stderr: output(err),
    // Nobody's own settings.
    env: { HOME: "/nonexistent", ...at.env },
    cwd: at.cwd ?? process.cwd(),
    now: () => Date.parse(at.now ?? CLOCK),
    readStdin: async () => at.stdin ?? "",
    terminal: undefined,
    signal: new AbortController().signal,
    runtime: { node: "20.20.2", tzdata: "2026a" },
  };
  const code = await run(argv, world);
  return { code, stdout: out.join(""), stderr: err.join("") };
}

/** A command line in words, quotes and all: `oncall rotation preview --from "fri 18:00"`. */
export function words(line: string): string[] {
  const parts = line.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return parts.map((part) => part.replace(/^(["'])(.*)\1$/, "$2"));
}
