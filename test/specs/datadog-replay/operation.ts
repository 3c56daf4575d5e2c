import type { DatadogSession } from "../../../src/providers/datadog/session.js";
import type { Provider } from "../../../src/providers/provider.js";
import type { Interaction } from "../datadog-material.js";
import type { Memory } from "./memory.js";

/** An operation that our adapter does. */
export interface Operation {
  /** `createSchedule` */
  readonly name: string;
  readonly method: string;
  /** With the ids of the path in groups. */
  readonly path: RegExp;
  /** The recorded request as it would be written today. */
  readonly today?: (body: unknown) => unknown;
  /** The method of a request that comes after it, which the recording has not. */
  readonly follows?: string;
  /**
   * Does through our adapter what the recorded request was for.
   * @returns what our model has of the answer, and what it should have
   */
  perform(stage: Stage, ...ids: string[]): Promise<Understood>;
}

export interface Stage {
  readonly provider: Required<Provider>;
  readonly session: DatadogSession;
  readonly interaction: Interaction;
  /** What was known before. */
  readonly memory: Memory;
}

/** Facts of an answer; for none, what was done without an error. */
export interface Understood {
  readonly ours: unknown;
  readonly recorded: unknown;
}

/** Where there is no answer to read. */
export const DONE: Understood = { ours: "done", recorded: "done" };

/** The first of those that come one after the other, as many as were recorded. */
export async function first<T>(count: number, items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  if (count === 0) return found;
  for await (const item of items) {
    if (found.push(item) === count) break;
  }
  return found;
}

export async function all<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items ?? []) found.push(item);
  return found;
}

/** What creates take. */
export const CREATE = { token: "recorded" };
