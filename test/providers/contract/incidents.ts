import { describe, expect } from "vitest";
import type { RelatedItem, TimelineEvent } from "../../../src/model/incident.js";
import type { IncidentFilter, Incidents, Provider } from "../../../src/providers/provider.js";
import { sectionOf } from "../../../src/service/apply.js";
import { type Bench, sent, unique } from "./bench.js";
import { type Check, collect, failure } from "./check.js";
import type { Need } from "./needs.js";

const NEEDS: readonly Need[] = ["incidents"];
const TOKENS: readonly Need[] = [...NEEDS, "tokens of creates"];
const NOTES: readonly Need[] = [...NEEDS, "notes that change"];
const RELATED: readonly Need[] = [...NEEDS, "related items"];
const DELETION: readonly Need[] = [...NEEDS, "incidents that are deleted"];

export function incidentsContract(check: Check): void {
  describe("an incident", () => {
    check("is what was made, and open", NEEDS, async (bench) => {
      const title = unique("Cards are declined: é #1");
      const summary = "Since the morning.\nOnly in Europe.";
      const made = await bench.createIncident({ title, impact: 2, summary });
      expect(made).toMatchObject({ title, impact: 2, summary, status: "open" });
      expect(made.createdAt % 1000).toBe(0);
      expect(made.resolvedAt).toBeUndefined();
      for (const provider of [bench.provider, await bench.next()]) {
        expect(await incidentsOf(provider).get(made.id)).toEqual(made);
      }
      expect((await listed(bench, {})).filter((id) => id === made.id)).toEqual([made.id]);
    });

    check("needs no summary", NEEDS, async (bench) => {
      const { id } = await bench.createIncident({ summary: undefined });
      expect((await incidentsOf(await bench.next()).get(id)).summary).toBeUndefined();
    });

    check("is made once, however often it is sent", TOKENS, async (bench) => {
      const title = unique("cards");
      const call = sent();
      const made = await bench.createIncident({ title }, call);
      const again = await bench.createIncident({ title }, call);
      const incidents = incidentsOf(await bench.next());
      const andAgain = await incidents.create({ title, impact: 3 }, call);
      expect([again.id, andAgain.id]).toEqual([made.id, made.id]);
      const all = await collect(incidents.list({}));
      expect(all.filter((incident) => incident.title === title)).toEqual([made]);
    });

    check("is listed by its status", NEEDS, async (bench) => {
      const [open, resolved] = [await bench.createIncident(), await bench.createIncident()];
      await incidentsOf(bench.provider).update(resolved.id, { status: "resolved" }, sent());
      const ids = [open.id, resolved.id];
      expect(await listedOf(bench, ids, { status: "open" })).toEqual([open.id]);
      expect(await listedOf(bench, ids, { status: "resolved" })).toEqual([resolved.id]);
    });

    check("is listed by its impact, with graver ones", NEEDS, async (bench) => {
      const ids: string[] = [];
      for (const impact of [1, 2, 3, 4, 5] as const) {
        ids.push((await bench.createIncident({ impact })).id);
      }
      const sorted = async (filter: IncidentFilter) =>
        (await listedOf(bench, ids, filter)).toSorted();
      expect(await sorted({ impact: 1 })).toEqual(ids.slice(0, 1));
      expect(await sorted({ impact: 3 })).toEqual(ids.slice(0, 3).toSorted());
      expect(await sorted({ impact: 5 })).toEqual(ids.toSorted());
    });

    check("is listed by its age, the newest first", NEEDS, async (bench) => {
      const older = await bench.createIncident();
      await bench.later();
      const newer = await bench.createIncident();
      const ids = [older.id, newer.id];
      expect(await listedOf(bench, ids, {})).toEqual([newer.id, older.id]);
      expect(await listedOf(bench, ids, { since: older.createdAt })).toEqual([newer.id, older.id]);
      const since = older.createdAt + 1000;
      expect(await listedOf(bench, ids, { since })).toEqual([newer.id]);
      expect(await listedOf(bench, ids, { since: newer.createdAt + 1000 })).toEqual([]);
    });

    check("is listed where everything fits", NEEDS, async (bench) => {
      const grave = await bench.createIncident({ impact: 1 });
      const slight = await bench.createIncident({ impact: 4 });
      const over = await bench.createIncident({ impact: 1 });
      await incidentsOf(bench.provider).update(over.id, { status: "resolved" }, sent());
      const ids = [grave.id, slight.id, over.id];
      expect(await listedOf(bench, ids, { status: "open", impact: 2 })).toEqual([grave.id]);
    });

    check("changes as it is told, and not otherwise", NEEDS, async (bench) => {
      const made = await bench.createIncident({ impact: 3, summary: "Since the morning." });
      const incidents = incidentsOf(bench.provider);
      const changes = [
        { title: unique("refunds") },
        { impact: 1 },
        { summary: "All over." },
      ] as const;
      let wanted = made;
      for (const change of changes) {
        wanted = { ...wanted, ...change };
        await incidents.update(made.id, change, sent());
        expect(await incidentsOf(await bench.next()).get(made.id)).toEqual(wanted);
      }
    });

    check("has an end once it is resolved", NEEDS, async (bench) => {
      const made = await bench.createIncident();
      await bench.later();
      const incidents = incidentsOf(bench.provider);
      await incidents.update(made.id, { status: "resolved" }, sent());
      const resolved = await incidents.get(made.id);
      expect(resolved).toEqual({ ...made, status: "resolved", resolvedAt: expect.any(Number) });
      expect(resolved.resolvedAt).toBeGreaterThan(made.createdAt);
      await bench.later();
      await incidents.update(made.id, { status: "resolved" }, sent());
      const again = await incidentsOf(await bench.next()).get(made.id);
      expect(again).toEqual({ ...resolved, resolvedAt: expect.any(Number) });
    });

    check("has a timeline with its notes in order", NEEDS, async (bench) => {
      const { id, createdAt } = await bench.createIncident();
      const incidents = incidentsOf(bench.provider);
      const texts = ["The bank is told.", 'They call back at nine:\n"we see it too"', "Fixed."];
      const notes: TimelineEvent[] = [];
      for (const text of texts) {
        await bench.later();
        notes.push(await incidents.note(id, text, sent()));
      }
      expect(notes.map(({ kind, text }) => [kind, text])).toEqual(
        texts.map((text) => ["note", text]),
      );
      const timeline = await collect(incidentsOf(await bench.next()).timeline(id));
      expect(timeline.filter(({ kind }) => kind === "note")).toEqual(notes);
      const times = timeline.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.every((at) => at >= createdAt)).toBe(true);
      expect(new Set(timeline.map((event) => event.id)).size).toBe(timeline.length);
    });

    check("has a note once, however often it is sent", TOKENS, async (bench) => {
      const { id } = await bench.createIncident();
      const call = sent();
      const made = await incidentsOf(bench.provider).note(id, "Once.", call);
      const again = await incidentsOf(bench.provider).note(id, "Once.", call);
      const andAgain = await incidentsOf(await bench.next()).note(id, "Once.", call);
      expect([again, andAgain]).toEqual([made, made]);
      const timeline = await collect(incidentsOf(await bench.next()).timeline(id));
      expect(timeline.filter(({ kind }) => kind === "note")).toEqual([made]);
    });

    check("keeps its timeline to itself", NEEDS, async (bench) => {
      const [one, other] = [await bench.createIncident(), await bench.createIncident()];
      await incidentsOf(bench.provider).note(one.id, "Only here.", sent());
      const timeline = await collect(incidentsOf(await bench.next()).timeline(other.id));
      expect(timeline.filter(({ kind }) => kind === "note")).toEqual([]);
    });

    check("has notes that can be written anew, and go", NOTES, async (bench) => {
      const { id } = await bench.createIncident();
      const incidents = incidentsOf(bench.provider);
      const kept = await incidents.note(id, "Rolled bakc", sent());
      await bench.later();
      const gone = await incidents.note(id, "Somewhere else", sent());
      const notes = partOf(incidents.notes);
      await notes.update(id, kept.id, 'Rolled back: "all"', sent());
      await notes.delete(id, gone.id);
      const timeline = await collect(incidentsOf(await bench.next()).timeline(id));
      expect(timeline.filter(({ kind }) => kind === "note")).toEqual([
        { ...kept, text: 'Rolled back: "all"' },
      ]);
    });

    check("has what belongs to it, until that is taken away", RELATED, async (bench) => {
      const { id } = await bench.createIncident();
      const board = { kind: "other", title: "Board", value: "https://example.com/d/1" } as const;
      const metric = { kind: "metric", value: "https://example.com/d/2?a=1&b=2" } as const;
      const related = partOf(incidentsOf(bench.provider).related);
      for (const item of [board, metric]) await related.add(id, item, sent());
      const next = partOf(incidentsOf(await bench.next()).related);
      const byValue = (one: RelatedItem, other: RelatedItem) => (one.value < other.value ? -1 : 1);
      expect((await collect(next.list(id))).toSorted(byValue)).toEqual([board, metric]);
      await related.remove(id, board, sent());
      expect(await collect(next.list(id))).toEqual([metric]);
    });

    check("is gone once it is deleted", DELETION, async (bench) => {
      // The bench resolves what it makes, and this one is gone by then.
      const incidents = incidentsOf(bench.provider);
      const title = unique("cards");
      const { id } = await incidents.create({ title, impact: 5 }, sent());
      await incidents.delete?.(id);
      expect(await listed(bench, {})).not.toContain(id);
      const error = await failure(incidentsOf(await bench.next()).get(id));
      expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
    });

    check("that never was is not found", NEEDS, async (bench) => {
      const incidents = incidentsOf(bench.provider);
      for (const operation of [
        () => incidents.get("never-was"),
        () => incidents.update("never-was", { impact: 1 }, sent()),
        () => incidents.note("never-was", "Hello?", sent()),
        () => collect(incidents.timeline("never-was")),
      ]) {
        const error = await failure(operation());
        expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
        expect(error.hint).toBeTruthy();
      }
    });

    check("stays as it is when the user has given up", NEEDS, async (bench) => {
      const made = await bench.createIncident();
      const incidents = incidentsOf(bench.provider);
      const call = { ...sent(), signal: AbortSignal.abort() };
      const title = unique("refunds");
      for (const operation of [
        () => incidents.create({ title, impact: 1 }, call),
        () => incidents.update(made.id, { title }, call),
        () => incidents.note(made.id, title, call),
      ]) {
        expect(await failure(operation())).toMatchObject({ code: "interrupted", exitCode: 130 });
      }
      const next = incidentsOf(await bench.next());
      expect((await collect(next.list({}))).filter((each) => each.title === title)).toEqual([]);
      expect(await next.get(made.id)).toEqual(made);
      const timeline = await collect(next.timeline(made.id));
      expect(timeline.filter(({ kind }) => kind === "note")).toEqual([]);
    });
  });
}

function incidentsOf(provider: Provider): Incidents {
  return sectionOf(provider, "incidents");
}

/** A section of which a test has said that it needs it. */
function partOf<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("the test has to say that it needs this");
  return part;
}

async function listed(bench: Bench, filter: IncidentFilter): Promise<string[]> {
  const incidents = await collect(incidentsOf(await bench.next()).list(filter));
  return incidents.map(({ id }) => id);
}

/** Of these incidents, those that are listed, as they are listed. */
async function listedOf(bench: Bench, ids: readonly string[], filter: IncidentFilter) {
  return (await listed(bench, filter)).filter((id) => ids.includes(id));
}
