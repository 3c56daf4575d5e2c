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
}
