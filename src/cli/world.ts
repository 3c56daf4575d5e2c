import type { Instant } from "../model/time.js";

/** Where a command writes. */
export interface Output {
  /** Resolves when there is room for more; who has much to say waits for it. */
  write(text: string): Promise<void> | void;
  readonly isTerminal: boolean;
  /** Width of the terminal; 80 where it is not known. */
  readonly columns: number;
}

/** All that a command knows of the outside. A test gives its own. */
export interface World {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The clock. */
  now(): Instant;
  /** The whole of standard input. */
  readStdin(): Promise<string>;
  /** Where questions are asked; absent: nobody is there to answer. */
  readonly terminal: Terminal | undefined;
  /** Aborted when the user gives up. */
  readonly signal: AbortSignal;
  readonly runtime: Runtime;
}

/** A person's keys and screen. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** What the program runs on. */
export interface Runtime {
  /** Version of Node: `20.19.0`. */
  readonly node: string;
  /** Version of the time zone data: `2026a`. */
  readonly tzdata: string;
}
