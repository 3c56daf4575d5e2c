import { describe, expect } from "vitest";
import type { Page, PageTarget } from "../../../src/model/incident.js";
import type { Pages, Provider } from "../../../src/providers/provider.js";
import { sectionOf } from "../../../src/service/apply.js";
import { type Bench, sent, unique } from "./bench.js";
import { type Check, collect, failure } from "./check.js";
import type { Need } from "./needs.js";

const NEEDS: readonly Need[] = ["pages", "policies", "incidents"];
const OTHERS: readonly Need[] = [...NEEDS, "acknowledging for others"];
const STOPPING: readonly Need[] = [...NEEDS, "pages that stop"];
const CALLED: readonly Need[] = [...NEEDS, "pages that tell whom they call"];
const ESCALATION: readonly Need[] = [...NEEDS, "escalation", "policies of several steps"];

export function pagesContract(check: Check): void {
  describe("a page", () => {
    check("is what was made", NEEDS, async (bench) => {
      const { target } = await policyOf(bench);
      const incident = (await bench.createIncident()).id;
      const title = unique("Cards are declined");
      const made = await pagesOf(bench.provider).create({ incident, title, target }, sent());
      expect(made).toMatchObject({ incident, title, target, status: "triggered", step: 0 });
      expect(made.createdAt % 1000).toBe(0);
      expect(made.acknowledgedAt).toBeUndefined();
      expect(await pagesOf(bench.provider).get(made.id)).toEqual(made);
      expect(await pagesOf(await bench.next()).get(made.id)).toEqual(made);
    });

    check("calls those of the first step", CALLED, async (bench) => {
      const { target, ann } = await policyOf(bench);
      expect((await paged(bench, target)).called).toEqual([ann]);
    });

    check("needs no incident", NEEDS, async (bench) => {
      const { target } = await policyOf(bench);
      const title = unique("cards");
      const { id } = await pagesOf(bench.provider).create({ title, target }, sent());
      const there = await pagesOf(await bench.next()).get(id);
      expect(there.incident).toBeUndefined();
    });

    check("calls a person", [...NEEDS, "pages to people"], async (bench) => {
      const [name] = await bench.people();
      const made = await paged(bench, { kind: "person", name });
      expect(made).toMatchObject({ target: { kind: "person", name }, step: 0, called: [name] });
    });

    check("calls whoever is on call", [...NEEDS, "pages to schedules"], async (bench) => {
      const rotation = await bench.rotationDraft();
      const members = rotation.members.slice(0, 1);
      const held =
        bench.provider.rotations === undefined
          ? { ...rotation, members }
          : await bench.create("rotations", { ...rotation, members });
      const schedule = await bench.create("schedules", await bench.scheduleDraft([held]));
      const made = await paged(bench, { kind: "schedule", name: schedule.name });
      expect(made.called).toEqual(members);
    });

    check(
      "is made once, however often it is sent",
      [...NEEDS, "tokens of creates"],
      async (bench) => {
        const { target } = await policyOf(bench);
        const page = {
          incident: (await bench.createIncident()).id,
          title: unique("cards"),
          target,
        };
        const call = sent();
        const made = await pagesOf(bench.provider).create(page, call);
        const again = await pagesOf(bench.provider).create(page, call);
        const andAgain = await pagesOf(await bench.next()).create(page, call);
        expect([again.id, andAgain.id]).toEqual([made.id, made.id]);
        expect(await listed(bench, page.incident)).toEqual([made.id]);
      },
    );

    check("is listed with its incident and among all, the newest first", NEEDS, async (bench) => {
      const { target } = await policyOf(bench);
      const [one, other] = [await bench.createIncident(), await bench.createIncident()];
      const ids: string[] = [];
      for (const incident of [one.id, other.id, one.id]) {
        const page = { incident, title: unique("cards"), target };
        ids.push((await pagesOf(bench.provider).create(page, sent())).id);
        await bench.later();
      }
      expect(await listed(bench, one.id)).toEqual([ids[2], ids[0]]);
      expect(await listed(bench, other.id)).toEqual([ids[1]]);
      const all = await listed(bench, undefined);
      expect(all.filter((id) => ids.includes(id))).toEqual(ids.toReversed());
    });

    check(
      "tells who acknowledged",
      [...NEEDS, "pages that tell who acknowledged"],
      async (bench) => {
        const { target, ann } = await policyOf(bench);
        const made = await paged(bench, target);
        const acknowledged = await pagesOf(bench.provider).acknowledge(made.id, { by: ann });
        expect(acknowledged.acknowledgedBy).toBe(ann);
      },
    );

    check("is acknowledged once", NEEDS, async (bench) => {
      const { target, ann } = await policyOf(bench);
      const made = await paged(bench, target);
      const pages = pagesOf(bench.provider);
      await bench.later();
      const acknowledged = await pages.acknowledge(made.id, { by: ann });
      const { acknowledgedBy } = acknowledged;
      expect(acknowledged).toEqual({
        ...made,
        status: "acknowledged",
        acknowledgedAt: expect.any(Number),
        acknowledgedBy,
      });
      expect(acknowledged.acknowledgedAt).toBeGreaterThan(made.createdAt);
      await bench.later();
      expect(await pages.acknowledge(made.id, { by: ann })).toEqual(acknowledged);
      expect(await pagesOf(await bench.next()).get(made.id)).toEqual(acknowledged);
    });

    check("can be acknowledged by whom it did not call", OTHERS, async (bench) => {
      const { target, cleo } = await policyOf(bench);
      const made = await paged(bench, target);
      const acknowledged = await pagesOf(bench.provider).acknowledge(made.id, { by: cleo });
      expect(acknowledged).toMatchObject({ status: "acknowledged", acknowledgedBy: cleo });
    });

    check("calls nobody any more once it is stopped", STOPPING, async (bench) => {
      const { target } = await policyOf(bench);
      const made = await paged(bench, target);
      const pages = pagesOf(bench.provider);
      const stopped = await pages.stop?.(made.id, undefined);
      expect(stopped).toEqual({ ...made, status: "resolved" });
      expect(await pagesOf(await bench.next()).get(made.id)).toEqual(stopped);
      const error = await failure(pages.acknowledge(made.id, {}));
      expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
    });

    const told: readonly Need[] = [...ESCALATION, "pages that tell whom they call"];
    check("goes on along the policy, and not past its end", told, async (bench) => {
      const { target, ann, bob } = await policyOf(bench);
      const made = await paged(bench, target);
      const second = await escalate(bench, made.id);
      expect(second).toEqual({ ...made, step: 1, called: [ann, bob] });
      expect(await pagesOf(await bench.next()).get(made.id)).toEqual(second);
      const error = await failure(escalate(bench, made.id));
      expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
      expect(await pagesOf(await bench.next()).get(made.id)).toEqual(second);
    });

    check("that never was is not found", NEEDS, async (bench) => {
      const pages = pagesOf(bench.provider);
      for (const operation of [
        () => pages.get("never-was"),
        () => pages.acknowledge("never-was", {}),
      ]) {
        const error = await failure(operation());
        expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
        expect(error.hint).toBeTruthy();
      }
    });

    check("that never was does not go on", ESCALATION, async (bench) => {
      const error = await failure(escalate(bench, "never-was"));
      expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
    });

    check("of nobody, or of no incident, is not made", NEEDS, async (bench) => {
      const { target } = await policyOf(bench);
      const title = unique("cards");
      const pages = pagesOf(bench.provider);
      const nowhere: PageTarget = { ...target, name: `${target.name}x` };
      const astray = await failure(pages.create({ title, target: nowhere }, sent()));
      expect(astray).toMatchObject({ code: "not-found", exitCode: 2 });
      expect(astray.hint).toContain(`did you mean ${target.name}?`);
      const loose = await failure(pages.create({ incident: "never-was", title, target }, sent()));
      expect(loose).toMatchObject({ code: "not-found", exitCode: 2 });
      const all = await collect(pagesOf(await bench.next()).list(undefined));
      expect(all.filter((page) => page.title === title)).toEqual([]);
    });

    check("stays as it is when the user has given up", NEEDS, async (bench) => {
      const { target } = await policyOf(bench);
      const made = await paged(bench, target);
      const pages = pagesOf(bench.provider);
      const call = { ...sent(), signal: AbortSignal.abort() };
      const title = unique("cards");
      for (const operation of [
        () => pages.create({ title, target }, call),
        () => pages.acknowledge(made.id, {}, call),
        ...(pages.escalate === undefined ? [] : [() => escalate(bench, made.id, call.signal)]),
      ]) {
        expect(await failure(operation())).toMatchObject({ code: "interrupted", exitCode: 130 });
      }
      const next = pagesOf(await bench.next());
      expect(await next.get(made.id)).toEqual(made);
      expect((await collect(next.list(undefined))).filter((page) => page.title === title)).toEqual(
        [],
      );
    });
  });
}

function pagesOf(provider: Provider): Pages {
  return sectionOf(provider, "pages");
}

/** A policy that calls Ann and then Bob, or the team that has one. */
async function policyOf(bench: Bench) {
  const [ann, bob, cleo] = await bench.people();
  const team = bench.pageTarget(ann, bob);
  if (team !== undefined) return { target: team, ann, bob, cleo };
  const { limits } = bench.provider;
  const people = [ann, bob].slice(0, limits.policySteps ?? 2);
  const { name } = await bench.create("policies", bench.policyDraft(people));
  const target: PageTarget = { kind: "policy", name };
  return { target, ann, bob, cleo };
}

/** A page of an incident of its own. */
async function paged(bench: Bench, target: PageTarget): Promise<Page> {
  const incident = (await bench.createIncident()).id;
  return pagesOf(bench.provider).create({ incident, title: unique("cards"), target }, sent());
}

function escalate({ provider }: Bench, id: string, signal?: AbortSignal): Promise<Page> {
  const pages = pagesOf(provider);
  if (pages.escalate === undefined) throw new Error("the test has to say that it needs this");
  return pages.escalate(id, { signal });
}

async function listed(bench: Bench, incident: string | undefined): Promise<string[]> {
  const pages = await collect(pagesOf(await bench.next()).list(incident));
  return pages.map(({ id }) => id);
}
