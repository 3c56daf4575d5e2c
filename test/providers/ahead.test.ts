import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ahead } from "../../src/providers/ahead.js";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("work ahead", () => {
  it("gives its results in the order of the items, whichever is done first", async () => {
    const done: number[] = [];
    const results = ahead([30, 1, 15], 3, async (ms) => {
      await sleep(ms);
      done.push(ms);
      return `${ms}`;
    });
    expect(await all(results)).toEqual(["30", "1", "15"]);
    expect(done).toEqual([1, 15, 30]);
  });

  it("is done for so many items at the same time and no more", async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await sleep(2);
      running--;
    };
    await all(ahead(Array(10).keys(), 4, work));
    expect(most).toBe(4);
  });

  it("is not begun before somebody asks, nor much further than somebody reads", async () => {
    const begun: number[] = [];
    const taken: number[] = [];
    async function* items() {
      for (let i = 0; ; i++) {
        taken.push(i);
        yield i;
      }
    }
    const results = ahead(items(), 4, async (i) => void begun.push(i));
    expect([begun, taken]).toEqual([[], []]);
    let read = 0;
    for await (const _ of results) if (++read === 3) break;
    // The third result is given when three more have been begun behind it.
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    expect(taken).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("gives what came before a failure, and then fails; what else fails is nobody's business", async () => {
    const given: number[] = [];
    const results = ahead([1, 2, 3, 4], 4, async (i) => {
      if (i >= 2) throw new Error(`no ${i}`);
      return i;
    });
    const reading = async () => {
      for await (const each of results) given.push(each);
    };
    await expect(reading()).rejects.toThrow("no 2");
    expect(given).toEqual([1]);
    // An unhandled rejection of the others would fail the run.
    await sleep(5);
  });

  it("fails in its turn, however long the work before it takes", async () => {
    const given: number[] = [];
    const results = ahead([1, 2], 4, async (i) => {
      if (i === 2) throw new Error("no 2");
      await sleep(20);
      return i;
    });
    const reading = async () => {
      for await (const each of results) given.push(each);
    };
    // Whoever does not wait for it yet must not be ended by it.
    await expect(reading()).rejects.toThrow("no 2");
    expect(given).toEqual([1]);
  });

  it("fails with its items", async () => {
    async function* items() {
      yield 1;
      throw new Error("no more");
    }
    await expect(all(ahead(items(), 4, async (i) => i))).rejects.toThrow("no more");
  });
});
