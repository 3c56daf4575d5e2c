import { describe, expect } from "vitest";
import { onCallAt } from "../../../src/engine/render.js";
import type { OverrideRecord, OverrideTarget } from "../../../src/model/rotation.js";
import type { NewOverride, Overrides, Provider } from "../../../src/providers/provider.js";
import { sectionOf } from "../../../src/service/apply.js";
import { type Bench, itemsOf, sent } from "./bench.js";
import { type Check, collect, failure } from "./check.js";
import type { Need } from "./needs.js";
import { withNextFirst } from "./rotations.js";
import { at, wall } from "./times.js";

export function overridesContract(check: Check): void {
  describe("overrides", () => {
    overridesOver(check, "rotation", ["overrides over rotations"]);
    overridesOver(check, "schedule", ["overrides over schedules"]);

    check("that never were cannot be had", ["overrides"], async ({ provider }) => {
      const error = await failure(overridesOf(provider).get("never-was"));
      expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
      expect(error.hint).toBeTruthy();
    });
  });
}

function overridesOver(check: Check, kind: OverrideTarget["kind"], needs: readonly Need[]): void {
  describe(`over a ${kind}`, () => {
    check("are made together, in order", needs, async (bench) => {
      const { on, drafts } = await subjectOf(bench, kind);
      const made = await overridesOf(bench.provider).create(drafts, sent());
      expect(made.map(({ id: _, ...rest }) => terms(bench, rest))).toEqual(
        drafts.map((draft) => terms(bench, draft)),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(3);
      expect(await listed(bench, on)).toEqual(made.map((each) => terms(bench, each)));
      for (const record of made) {
        const there = await overridesOf(await bench.next()).get(record.id);
        expect(terms(bench, there)).toEqual(terms(bench, record));
      }
    });

    check("are made once, however often they are sent", needs, async (bench) => {
      const { on, drafts } = await subjectOf(bench, kind);
      const call = sent();
      const made = await overridesOf(bench.provider).create(drafts, call);
      const again = await overridesOf(bench.provider).create(drafts, call);
      const andAgain = await overridesOf(await bench.next()).create(drafts, call);
      expect(again).toEqual(made);
      expect(andAgain).toEqual(made);
      expect(await listed(bench, on)).toEqual(made.map((each) => terms(bench, each)));
    });

    check("can say the same twice", [...needs, "overrides that say the same"], async (bench) => {
      const { on, drafts } = await subjectOf(bench, kind);
      const [draft] = drafts;
      const [first] = await overridesOf(bench.provider).create([draft], sent());
      const [second] = await overridesOf(bench.provider).create([draft], sent());
      expect(second?.id).not.toBe(first?.id);
      expect(await listed(bench, on)).toHaveLength(2);
    });

    check("are listed by what they lie over, and all together", needs, async (bench) => {
      const one = await subjectOf(bench, kind);
      const other = await subjectOf(bench, kind);
      const overrides = overridesOf(bench.provider);
      const [first] = await overrides.create(one.drafts.slice(0, 1), sent());
      const [second] = await overrides.create(other.drafts.slice(0, 1), sent());
      const [third] = await overrides.create(one.drafts.slice(1, 2), sent());
      const ids = [first?.id, second?.id, third?.id];
      expect((await listed(bench, one.on)).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
      expect((await listed(bench, other.on)).map(({ id }) => id)).toEqual([ids[1]]);
      const everywhere = (await listed(bench, undefined)).map(({ id }) => id);
      expect(everywhere.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
    });

    check("are gone when they are deleted, and no others", needs, async (bench) => {
      const { on, drafts } = await subjectOf(bench, kind);
      const overrides = overridesOf(bench.provider);
      const [first, second, third] = (await overrides.create(
        drafts,
        sent(),
      )) as Three<OverrideRecord>;
      await overrides.delete([first, third]);
      expect((await listed(bench, on)).map(({ id }) => id)).toEqual([second.id]);
      for (const operation of [
        () => overrides.get(first.id),
        () => overrides.delete([first]),
        async () => overridesOf(await bench.next()).get(third.id),
      ]) {
        const error = await failure(operation());
        expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
        expect(error.hint).toBeTruthy();
      }
    });

    check("win over those that were made before", needs, async (bench) => {
      const { on, schedule, people } = await subjectOf(bench, kind);
      const [ann, bob, cleo] = people;
      const overrides = overridesOf(bench.provider);
      // Tuesday and Wednesday; Wednesday and Thursday; Wednesday afternoon.
      await overrides.create(
        [
          { on, from: wall("2027-03-02T00:00"), to: wall("2027-03-04T00:00"), members: [ann] },
          { on, from: wall("2027-03-03T00:00"), to: wall("2027-03-05T00:00"), members: [bob] },
        ],
        sent(),
      );
      await overrides.create(
        [{ on, from: wall("2027-03-03T12:00"), to: wall("2027-03-03T18:00"), members: [cleo] }],
        sent(),
      );
      const there = await (await bench.next()).schedules.get(schedule);
      // In New York it is five hours earlier.
      const who = (time: string) => onCallAt(there, at(time)).flatMap(({ members }) => members);
      expect(who("2027-03-02T05:00:00Z")).toEqual([ann]);
      expect(who("2027-03-03T04:59:59Z")).toEqual([ann]);
      expect(who("2027-03-03T05:00:00Z")).toEqual([bob]);
      expect(who("2027-03-03T17:00:00Z")).toEqual([cleo]);
      expect(who("2027-03-03T23:00:00Z")).toEqual([bob]);
      expect(who("2027-03-05T04:59:59Z")).toEqual([bob]);
    });

    check("may put nobody on call", [...needs, "overrides with nobody"], async (bench) => {
      const { on, schedule, drafts } = await subjectOf(bench, kind);
      const draft = { ...drafts[0], members: [] };
      const [made] = await overridesOf(bench.provider).create([draft], sent());
      expect(made?.members).toEqual([]);
      expect((await listed(bench, on)).map(({ members }) => members)).toEqual([[]]);
      const there = await (await bench.next()).schedules.get(schedule);
      expect(onCallAt(there, at("2027-03-02T12:00:00Z"))).toEqual([]);
    });

    check("may put several on call", [...needs, "several on call"], async (bench) => {
      const { on, schedule, drafts, people } = await subjectOf(bench, kind);
      const draft = { ...drafts[0], members: people.toReversed() };
      await overridesOf(bench.provider).create([draft], sent());
      expect((await listed(bench, on)).map(({ members }) => members)).toEqual([draft.members]);
      const there = await (await bench.next()).schedules.get(schedule);
      const [shift] = onCallAt(there, at("2027-03-02T12:00:00Z"));
      expect(shift?.members).toEqual(draft.members);
    });

    check(`are no reason not to change the ${kind}`, needs, async (bench) => {
      const { on, drafts, change } = await subjectOf(bench, kind);
      const [made] = await overridesOf(bench.provider).create(drafts.slice(0, 1), sent());
      await change();
      expect(await listed(bench, on)).toEqual([terms(bench, made as OverrideRecord)]);
    });

    check(`go with the ${kind}`, needs, async (bench) => {
      const one = await subjectOf(bench, kind);
      const other = await subjectOf(bench, kind);
      const overrides = overridesOf(bench.provider);
      const [gone] = await overrides.create(one.drafts.slice(0, 1), sent());
      const [kept] = await overrides.create(other.drafts.slice(0, 1), sent());
      await one.delete();
      const all = (await listed(bench, undefined)).map(({ id }) => id);
      expect(all).not.toContain(gone?.id);
      expect(all).toContain(kept?.id);
      const error = await failure(overridesOf(await bench.next()).get(gone?.id as string));
      expect(error).toMatchObject({ code: "not-found" });
    });

    check("stay as they are when the user has given up", needs, async (bench) => {
      const { on, drafts } = await subjectOf(bench, kind);
      const overrides = overridesOf(bench.provider);
      const made = await overrides.create(drafts.slice(0, 1), sent());
      const signal = AbortSignal.abort();
      for (const operation of [
        () => overrides.create(drafts.slice(1), { ...sent(), signal }),
        () => overrides.delete(made, { signal }),
      ]) {
        expect(await failure(operation())).toMatchObject({ code: "interrupted", exitCode: 130 });
      }
      expect(await listed(bench, on)).toEqual(made.map((each) => terms(bench, each)));
    });
  });
}

type Three<T> = readonly [T, T, T];

/** A rotation or schedule to lay overrides over. */
interface Subject {
  readonly on: OverrideTarget;
  /** The name of the schedule in which they show. */
  readonly schedule: string;
  readonly people: Three<string>;
  /** Three that do not touch, the last of them the earliest. */
  readonly drafts: Three<NewOverride>;
  change(): Promise<unknown>;
  delete(): Promise<void>;
}

async function subjectOf(bench: Bench, kind: OverrideTarget["kind"]): Promise<Subject> {
  const rotation = await bench.rotation();
  const schedule = await bench.create("schedules", await bench.scheduleDraft([rotation]));
  const another = await bench.rotation();
  const on = { kind, name: kind === "rotation" ? rotation.name : schedule.name };
  const [ann, bob, cleo] = rotation.members as Three<string>;
  const rotations = itemsOf(bench.provider, "rotations");
  const { schedules } = bench.provider;
  return {
    on,
    schedule: schedule.name,
    people: [ann, bob, cleo],
    drafts: [
      { on, from: at("2027-03-02T10:00:00Z"), to: at("2027-03-02T22:00:00Z"), members: [bob] },
      { on, from: wall("2027-03-04T00:00"), to: wall("2027-03-05T00:00"), members: [cleo] },
      { on, from: wall("2027-02-26T18:30"), to: wall("2027-03-01T09:00"), members: [ann] },
    ],
    change: () =>
      kind === "rotation"
        ? rotations.update(rotation, withNextFirst(rotation))
        : schedules.update(schedule, { ...schedule, rotations: [another, ...schedule.rotations] }),
    async delete() {
      await schedules.delete(schedule);
      if (kind === "rotation") await rotations.delete(rotation);
    },
  };
}

function overridesOf(provider: Provider): Overrides {
  return sectionOf(provider, "overrides");
}

async function listed(bench: Bench, on: OverrideTarget | undefined) {
  const overrides = await collect(overridesOf(await bench.next()).list(on));
  return overrides.map((override) => terms(bench, override));
}

/** An override so that two that say the same are equal. */
function terms<T extends NewOverride>(bench: Bench, override: T): T {
  const moment = bench.momentTerms;
  return {
    ...override,
    from: moment(override.from, "America/New_York"),
    to: moment(override.to, "America/New_York"),
  };
}
