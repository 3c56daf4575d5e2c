import { expect, test } from "vitest";
import { isOncallError, type OncallError } from "../../../src/errors.js";
import { Bench } from "./bench.js";
import { missing, type Need } from "./needs.js";
import type { Expectations, Opened } from "./opened.js";

/** Declares a test of the contract, which is skipped where a need is not met. */
export type Check = (
  title: string,
  needs: readonly Need[],
  run: (bench: Bench) => Promise<void>,
) => void;

/** Declares tests on a provider that is opened anew for each of them. */
export function checksOn(open: () => Promise<Opened>, expectations: Expectations): Check {
  return (title, needs, run) =>
    test(title, async ({ skip, onTestFinished }) => {
      const opened = await open();
      const bench = new Bench(opened, expectations);
      onTestFinished(async () => {
        try {
          await bench.clear();
        } finally {
          await opened.close?.();
        }
      });
      const lack = missing(needs, opened, expectations.lacks ?? []);
      skip(lack !== undefined, `${opened.provider.name} has no ${lack}`);
      await run(bench);
    });
}

/** The error that an operation ends with: one that a person can act on. */
export async function failure(operation: Promise<unknown>): Promise<OncallError> {
  const thrown = await operation.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown, "it should not have worked").toBeDefined();
  // A defect shows with its own stack.
  if (!isOncallError(thrown)) throw thrown;
  return thrown;
}

export async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}
