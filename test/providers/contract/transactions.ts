import { describe, expect } from "vitest";
import type { Schedule } from "../../../src/model/rotation.js";
import type { Provider } from "../../../src/providers/provider.js";
import { sectionOf } from "../../../src/service/apply.js";
import { type Bench, itemsOf, sent, unique } from "./bench.js";
import { type Check, collect, failure } from "./check.js";
import type { Need } from "./needs.js";
import { withNextFirst } from "./rotations.js";

const NEEDS: readonly Need[] = ["atomic operations", "rotations"];

export function transactionsContract(check: Check): void {
  describe("operations that are atomic", () => {
    check("give what they lead to, and have happened", NEEDS, async (bench) => {
      const schedule = await bench.scheduleDraft(1);
      const name = await atomically(bench, async () => {
        await bench.create("schedules", schedule);
        return (await bench.provider.schedules.get(schedule.name)).name;
      });
      expect(name).toBe(schedule.name);
      expect(await isThere(await bench.next(), schedule)).toBe(true);
    });

    check("are undone by an error, which comes through", NEEDS, async (bench) => {
      const [changed, deleted] = [await bench.rotation(), await bench.rotation()];
      const schedule = await bench.scheduleDraft([changed]);
      const rotations = itemsOf(bench.provider, "rotations");
      const error = new Error("the power is gone");
      const run = atomically(bench, async () => {
        await bench.create("schedules", schedule);
        await rotations.update(changed, withNextFirst(changed));
        await rotations.delete(deleted);
        throw error;
      });
      await expect(run).rejects.toBe(error);
      for (const provider of [bench.provider, await bench.next()]) {
        expect(await isThere(provider, schedule)).toBe(false);
        for (const rotation of [changed, deleted]) {
          const there = await itemsOf(provider, "rotations").get(rotation.name);
          expect(bench.terms("rotations", there)).toEqual(bench.terms("rotations", rotation));
        }
      }
    });

    check(
      "are undone when they are about incidents, too",
      ["atomic operations", "incidents"],
      async (bench) => {
        const made = await bench.createIncident();
        const title = unique("refunds");
        const incidents = sectionOf(bench.provider, "incidents");
        const run = atomically(bench, async () => {
          await incidents.create({ title, impact: 1 }, sent());
          await incidents.update(made.id, { title }, sent());
          await incidents.note(made.id, title, sent());
          expect((await incidents.get(made.id)).title).toBe(title);
          throw new Error("the power is gone");
        });
        await expect(run).rejects.toThrow("the power is gone");
        for (const provider of [bench.provider, await bench.next()]) {
          const there = sectionOf(provider, "incidents");
          const titles = (await collect(there.list({}))).map((incident) => incident.title);
          expect(titles).not.toContain(title);
          expect(await there.get(made.id)).toEqual(made);
          const texts = (await collect(there.timeline(made.id))).map(({ text }) => text);
          expect(texts).not.toContain(title);
        }
      },
    );

    check("are undone when one of them fails", NEEDS, async (bench) => {
      const rotation = await bench.rotation();
      const schedule = await bench.scheduleDraft([rotation]);
      const error = await failure(
        atomically(bench, async () => {
          await bench.create("schedules", schedule);
          await itemsOf(bench.provider, "rotations").create(withNextFirst(rotation), sent());
        }),
      );
      expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
      expect(await isThere(bench.provider, schedule)).toBe(false);
      expect(await isThere(await bench.next(), schedule)).toBe(false);
    });

    check("can be begun again after an error", NEEDS, async (bench) => {
      const schedule = await bench.scheduleDraft(1);
      const run = (fails: boolean) =>
        atomically(bench, async () => {
          await bench.create("schedules", schedule);
          if (fails) throw new Error("the power is gone");
        });
      await expect(run(true)).rejects.toThrow("the power is gone");
      await run(false);
      expect(await isThere(await bench.next(), schedule)).toBe(true);
    });

    check("show to others together", [...NEEDS, "a second opening"], async (bench) => {
      const [one, other] = [await bench.scheduleDraft(1), await bench.scheduleDraft(1)];
      await atomically(bench, async () => {
        await bench.create("schedules", one);
        expect(await isThere(bench.provider, one)).toBe(true);
        expect(await isThere(await bench.next(), one)).toBe(false);
        await bench.create("schedules", other);
      });
      expect(await isThere(await bench.next(), one)).toBe(true);
      expect(await isThere(await bench.next(), other)).toBe(true);
    });

    check("can have others inside, which end with them", NEEDS, async (bench) => {
      const [one, other] = [await bench.scheduleDraft(1), await bench.scheduleDraft(1)];
      const run = atomically(bench, async () => {
        const made = await atomically(bench, () => bench.create("schedules", one));
        expect(made.name).toBe(one.name);
        await bench.create("schedules", other);
        throw new Error("the power is gone");
      });
      await expect(run).rejects.toThrow("the power is gone");
      expect(await isThere(await bench.next(), one)).toBe(false);
      expect(await isThere(await bench.next(), other)).toBe(false);
    });

    check("do not take in what happens meanwhile", NEEDS, async (bench) => {
      const [inside, beside] = [await bench.scheduleDraft(1), await bench.scheduleDraft(1)];
      const gate = closedGate();
      const run = atomically(bench, async () => {
        await bench.create("schedules", inside);
        gate.reached();
        await gate.opened;
        throw new Error("the power is gone");
      });
      await gate.isReached;
      const made = bench.create("schedules", beside);
      gate.open();
      await expect(run).rejects.toThrow("the power is gone");
      expect((await made).name).toBe(beside.name);
      expect(await isThere(await bench.next(), inside)).toBe(false);
      expect(await isThere(await bench.next(), beside)).toBe(true);
    });

    check(
      "can be given up while others are at work",
      [...NEEDS, "a second opening"],
      async (bench) => {
        const [inside, rival] = [await bench.scheduleDraft(1), await bench.scheduleDraft(1)];
        const next = await bench.next();
        bench.deleteLater("schedules", rival.name);
        const gate = closedGate();
        const run = atomically(bench, async () => {
          await bench.create("schedules", inside);
          gate.reached();
          await gate.opened;
        });
        await gate.isReached;
        const user = new AbortController();
        const error = failure(next.schedules.create(rival, { ...sent(), signal: user.signal }));
        user.abort();
        gate.open();
        expect(await error).toMatchObject({ code: "interrupted", exitCode: 130 });
        await run;
        expect(await isThere(await bench.next(), inside)).toBe(true);
        expect(await isThere(await bench.next(), rival)).toBe(false);
      },
    );

    check("are not begun when the user has given up", NEEDS, async (bench) => {
      let isBegun = false;
      const run = atomically(
        bench,
        async () => {
          isBegun = true;
        },
        AbortSignal.abort(),
      );
      expect(await failure(run)).toMatchObject({ code: "interrupted", exitCode: 130 });
      expect(isBegun).toBe(false);
    });

    check("are undone when the user gives up between them", NEEDS, async (bench) => {
      const [one, other] = [await bench.scheduleDraft(1), await bench.scheduleDraft(1)];
      const user = new AbortController();
      const error = await failure(
        atomically(
          bench,
          async () => {
            await bench.create("schedules", one);
            user.abort();
            await bench.create("schedules", other, { ...sent(), signal: user.signal });
          },
          user.signal,
        ),
      );
      expect(error).toMatchObject({ code: "interrupted", exitCode: 130 });
      expect(await isThere(await bench.next(), one)).toBe(false);
      expect(await isThere(await bench.next(), other)).toBe(false);
    });
  });
}

function atomically<T>(
  { provider }: Bench,
  run: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (provider.atomically === undefined) throw new Error("the test has to say that it needs this");
  return provider.atomically(run, { signal });
}

async function isThere({ schedules }: Provider, { name }: Schedule): Promise<boolean> {
  for await (const schedule of schedules.list()) if (schedule.name === name) return true;
  return false;
}

/** Somewhere to wait until the test goes on. */
function closedGate() {
  const [isReached, reached] = signalled();
  const [opened, open] = signalled();
  return { isReached, reached, opened, open };
}

function signalled(): [Promise<void>, () => void] {
  let signal = () => {};
  const promise = new Promise<void>((resolve) => {
    signal = resolve;
  });
  return [promise, signal];
}
