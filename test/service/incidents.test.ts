import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { OncallError } from "../../src/errors.js";
import { localProvider } from "../../src/providers/local/local.js";
import type { Incidents, Pages, Provider } from "../../src/providers/provider.js";
import { deleteIncidents, resolveIncidents } from "../../src/service/incident-ends.js";
import {
  incidentDetails,
  openIncident,
  planUpdate,
  updateIncident,
} from "../../src/service/incidents.js";
import { pageTarget } from "../../src/service/page-target.js";
import {
  acknowledgePages,
  createPage,
  escalatePages,
  pagesMeant,
  pageWarnings,
} from "../../src/service/pages.js";
import { changeRelated, planRelated, relatedOf } from "../../src/service/related.js";
import { memoryStore } from "../providers/memory-store.js";

const EXAMPLE = readFileSync("examples/oncall.yaml", "utf8");
// A Saturday: carol has payments.
const SATURDAY = Date.parse("2026-03-07T20:00:00Z");

const policy = { kind: "policy", name: "payments" } as const;
const alice = { kind: "person", name: "alice" } as const;

let store: ReturnType<typeof memoryStore>;
let provider: Provider;
let tokens = 0;

beforeEach(() => {
  store = memoryStore(EXAMPLE);
  provider = localProvider(store, () => SATURDAY);
});

const call = () => ({ token: `token-${tokens++}` });
const open = (title: string, target?: typeof policy | typeof alice) =>
  openIncident(provider, { title, impact: 3 }, target, call());
const kinds = () => store.entries().map(({ kind }) => kind);
const statuses = async () => {
  const found: string[] = [];
  for await (const { id, status } of provider.pages?.list(undefined) ?? [])
    found.unshift(`${id} ${status}`);
  return found;
};

describe("opening an incident", () => {
  it("pages for it at once, with its title", async () => {
    const { incident, page } = await open("Cards are declined", policy);
    expect(incident.id).toBe("inc-1");
    expect(page).toMatchObject({ incident: "inc-1", title: "Cards are declined", target: policy });
  });

  it("leaves none behind when the page cannot be made", async () => {
    const target = { kind: "policy", name: "refunds" } as const;
    const opening = openIncident(provider, { title: "x", impact: 3 }, target, call());
    await expect(opening).rejects.toMatchObject({ code: "not-found" });
    expect(kinds()).toEqual([]);
  });

  it("is refused before it begins where there are no pages", async () => {
    const { pages: _, ...without } = provider;
    const opening = async () => openIncident(without, { title: "x", impact: 3 }, alice, call());
    await expect(opening()).rejects.toMatchObject({ code: "unsupported", exitCode: 2 });
    expect(kinds()).toEqual([]);
  });

  it.each([
    ["", "an incident needs a title"],
    ["  ", "an incident needs a title"],
    ["Cards are declined", "the title has 18 characters, and may have 10"],
  ])("is refused with the title %j", async (title, message) => {
    const narrow = { ...provider, limits: { ...provider.limits, incidentTitle: 10 } };
    const opening = async () => openIncident(narrow, { title, impact: 3 }, undefined, call());
    await expect(opening()).rejects.toMatchObject({ message, exitCode: 2 });
    const updating = planUpdate(narrow, "inc-1", { title }, {});
    await expect(updating).rejects.toMatchObject({ message });
  });
});

describe("the details of an incident", () => {
  it("are its own pages and timeline", async () => {
    await open("one", policy);
    await open("two", alice);
    const { incident, pages, timeline } = await incidentDetails(provider, "inc-2", {});
    expect(incident.title).toBe("two");
    expect(pages.map(({ id }) => id)).toEqual(["page-2"]);
    expect(timeline.map(({ kind }) => kind)).toEqual(["created", "paged"]);
  });

  it("need no pages of the provider", async () => {
    await open("one", policy);
    const { pages: _, ...without } = provider;
    expect((await incidentDetails(without, "inc-1", {})).pages).toEqual([]);
  });
});

describe("updating an incident", () => {
  it("is planned as it is done", async () => {
    await open("one");
    const change = { impact: 1, summary: "All banks" } as const;
    const planned = await planUpdate(provider, "inc-1", change, {});
    expect(kinds()).toEqual(["incident.created"]);
    const { before, after } = await updateIncident(provider, "inc-1", change, call());
    expect(planned).toEqual({ before, after });
    expect(after).toMatchObject({ title: "one", impact: 1, summary: "All banks" });
  });

  it("takes the summary away with an empty one", async () => {
    await open("one");
    await updateIncident(provider, "inc-1", { summary: "All banks" }, call());
    const { after } = await planUpdate(provider, "inc-1", { summary: "" }, {});
    expect(after.summary).toBeUndefined();
  });
});

describe("resolving incidents", () => {
  beforeEach(async () => {
    await open("one");
    await open("two");
  });

  const resolve = async (ids: readonly string[], note?: string) =>
    (await resolveIncidents(provider, ids, note, call())).endings.map(
      ({ id, incident, wasResolved }) => `${id} ${incident?.status} ${wasResolved}`,
    );

  it("says of each whether it was resolved before, and does nothing then", async () => {
    expect(await resolve(["inc-2"])).toEqual(["inc-2 resolved false"]);
    const before = store.readJournal();
    expect(await resolve(["inc-2"], "again")).toEqual(["inc-2 resolved true"]);
    expect(store.readJournal()).toBe(before);
    expect(await resolve(["inc-2", "inc-1"])).toEqual([
      "inc-2 resolved true",
      "inc-1 resolved false",
    ]);
  });

  it("does so once where one is named twice", async () => {
    expect(await resolve(["inc-1", "inc-1"])).toEqual(["inc-1 resolved false"]);
  });

  it("adds the note to each of them", async () => {
    await resolve(["inc-1", "inc-2"], "Rolled back");
    expect(kinds().slice(2)).toEqual([
      "incident.noted",
      "incident.resolved",
      "incident.noted",
      "incident.resolved",
    ]);
  });

  it("resolves none when one is not there, and names every one that is not", async () => {
    await expect(resolve(["inc-1", "inc-8", "inc-2", "inc-9"], "x")).rejects.toMatchObject({
      code: "not-found",
      exitCode: 2,
      message: 'no incident is called "inc-8"\nno incident is called "inc-9"',
    });
    await expect(resolve(["inc-1", "inc-3"])).rejects.toMatchObject({
      message: 'no incident is called "inc-3"',
      hint: "there are: inc-2, inc-1",
    });
    expect(kinds()).toEqual(["incident.created", "incident.created"]);
  });

  it("leaves note and incident as they were when the change fails", async () => {
    const { incidents } = provider;
    const failing = {
      ...provider,
      incidents: { ...incidents, update: () => Promise.reject(new Error("no line")) },
    } as Provider;
    await expect(resolveIncidents(failing, ["inc-1"], "x", call())).rejects.toThrow("no line");
    expect(kinds()).toEqual(["incident.created", "incident.created"]);
  });
});

describe("where nothing is atomic", () => {
  let asked: string[];
  let plain: Provider;

  beforeEach(async () => {
    await open("one");
    await open("two");
    asked = [];
    const { atomically: _, incidents, ...rest } = provider;
    // Tells what is asked of it.
    const watched = new Proxy(incidents as Incidents, {
      get: (target, name: keyof Incidents) => {
        const does = target[name] as (...args: unknown[]) => unknown;
        if (does === undefined) return undefined;
        return (...args: unknown[]) => {
          asked.push(`${name} ${args[0]}`);
          return does(...args);
        };
      },
    });
    plain = { ...rest, incidents: watched };
  });

  it("each incident is resolved by one request", async () => {
    const { endings, failure } = await resolveIncidents(
      plain,
      ["inc-1", "inc-2", "inc-1"],
      undefined,
      call(),
    );
    expect(asked).toEqual(["update inc-1", "update inc-2"]);
    expect(endings).toEqual([
      { id: "inc-1", wasResolved: false },
      { id: "inc-2", wasResolved: false },
    ]);
    expect(failure).toBeUndefined();
  });

  it("the note goes before it", async () => {
    await resolveIncidents(plain, ["inc-1"], "Rolled back", call());
    expect(asked).toEqual(["note inc-1", "update inc-1"]);
  });

  it("one that fails does not keep the others from it, and is told as it is", async () => {
    const ids = ["inc-8", "inc-1"];
    const { endings, failure } = await resolveIncidents(plain, ids, undefined, call());
    expect(endings.map(({ id }) => id)).toEqual(["inc-1"]);
    expect(failure).toMatchObject({
      code: "not-found",
      exitCode: 2,
      message: 'no incident is called "inc-8"',
    });
  });

  it("several that fail are told together, with the exit code of the worst", async () => {
    const ids = ["inc-8", "inc-1", "inc-9"];
    const busy = new OncallError("no line", { code: "failed", exitCode: 1, hint: "wait" });
    const failing = {
      ...plain,
      incidents: {
        ...provider.incidents,
        update: (id: string) =>
          id === "inc-8" ? Promise.reject(busy) : provider.incidents?.update(id, {}, call()),
      },
    } as Provider;
    const { endings, failure } = await resolveIncidents(failing, ids, undefined, call());
    expect(endings.map(({ id }) => id)).toEqual(["inc-1"]);
    expect(failure).toMatchObject({
      code: "not-found",
      exitCode: 2,
      message: 'inc-8: no line\ninc-9: no incident is called "inc-9"',
    });
  });

  it("nothing more is tried by who is signed out", async () => {
    const signedOut = new OncallError("not signed in", { code: "signed-out", exitCode: 4 });
    const update = async (id: string) => {
      asked.push(`update ${id}`);
      throw signedOut;
    };
    const failing = { ...plain, incidents: { ...provider.incidents, update } } as Provider;
    const { failure } = await resolveIncidents(failing, ["inc-1", "inc-2"], undefined, call());
    expect(asked).toEqual(["update inc-1"]);
    expect(failure).toBe(signedOut);
  });

  it("each incident is deleted by one request", async () => {
    const { endings } = await deleteIncidents(plain, ["inc-2"], {});
    expect(asked).toEqual(["delete inc-2"]);
    expect(endings).toEqual([{ id: "inc-2", wasResolved: false }]);
  });
});

describe("deleting incidents", () => {
  beforeEach(async () => {
    await open("one");
    await open("two");
  });

  it("deletes all or none", async () => {
    await expect(deleteIncidents(provider, ["inc-1", "inc-3"], {})).rejects.toMatchObject({
      message: 'no incident is called "inc-3"',
    });
    expect(kinds()).toEqual(["incident.created", "incident.created"]);
    const { endings } = await deleteIncidents(provider, ["inc-1", "inc-2"], {});
    expect(endings.map(({ incident }) => incident?.title)).toEqual(["one", "two"]);
  });

  it("needs a provider that can", async () => {
    const { delete: _, ...incidents } = provider.incidents as Incidents;
    const without = { ...provider, incidents };
    const deleting = async () => deleteIncidents(without, ["inc-1"], {});
    await expect(deleting()).rejects.toMatchObject({ code: "unsupported", exitCode: 2 });
  });
});

describe("what belongs to an incident", () => {
  const board = { kind: "other", value: "https://example.com/d/1" } as const;
  const metric = { kind: "metric", value: "https://example.com/d/1" } as const;
  const values = async () => {
    const found: string[] = [];
    for await (const { kind, value } of relatedOf(provider).list("inc-1")) {
      found.push(`${kind} ${value}`);
    }
    return found;
  };

  beforeEach(async () => {
    await open("one");
    await changeRelated(provider, "inc-1", { add: board }, call());
  });

  it("is taken away by what it points to, before anything is added", async () => {
    const change = { add: metric, remove: { value: board.value } };
    expect(await planRelated(provider, "inc-1", change, {})).toEqual({
      add: metric,
      remove: board,
    });
    await changeRelated(provider, "inc-1", change, call());
    expect(await values()).toEqual(["metric https://example.com/d/1"]);
  });

  it("is not taken away by what nothing points to, or several things do", async () => {
    const remove = { value: "https://example.com/d/2" };
    await expect(changeRelated(provider, "inc-1", { remove }, call())).rejects.toMatchObject({
      exitCode: 2,
      message: "https://example.com/d/2 does not belong to inc-1",
    });
    await changeRelated(provider, "inc-1", { add: metric }, call());
    const either = { value: board.value };
    await expect(planRelated(provider, "inc-1", { remove: either }, {})).rejects.toMatchObject({
      message: "https://example.com/d/1 belongs to inc-1 as other and metric",
      hint: "say --kind other",
    });
    const one = { value: board.value, kind: "metric" } as const;
    await changeRelated(provider, "inc-1", { remove: one }, call());
    expect(await values()).toEqual(["other https://example.com/d/1"]);
  });
});

describe("what is paged", () => {
  const target = (text: string) => pageTarget(provider, text, {});

  it.each([
    ["policy:payments", policy],
    ["schedule:payments", { kind: "schedule", name: "payments" }],
    ["person:alice", alice],
    ["alice", alice],
    ["everyone", { kind: "schedule", name: "everyone" }],
  ])("is named by %s", async (text, expected) => {
    expect(await target(text)).toEqual(expected);
  });

  it.each([
    [
      "payments",
      '"payments" is a policy and a schedule',
      "write policy:payments or schedule:payments",
    ],
    ["alcie", 'no policy, schedule or person is called "alcie"', "did you mean alice?"],
    [
      "primary:x",
      'no policy, schedule or person is called "primary:x"',
      "write policy:payments, schedule:payments or alice",
    ],
    ["policy:paymnets", 'no policy is called "paymnets"', "did you mean payments?"],
  ])("is not %s", async (text, message, hint) => {
    await expect(target(text)).rejects.toMatchObject({ exitCode: 2, message, hint });
  });

  it("can be what a provider without policies has", async () => {
    const { policies: _, ...without } = provider;
    expect(await pageTarget(without, "payments", {})).toMatchObject({ kind: "schedule" });
    await expect(pageTarget(without, "policy:payments", {})).rejects.toMatchObject({
      code: "unsupported",
    });
  });
});

describe("whoever pages is warned", () => {
  it("that the local provider notifies nobody", async () => {
    const { page } = await open("one", alice);
    expect(page && pageWarnings(provider, page)).toEqual([
      "the local provider notifies nobody: call them yourself",
    ]);
  });

  it("when nobody is called", () => {
    // A provider that notifies people has no notice.
    const { notice: _, ...pages } = provider.pages as Pages;
    const remote = { ...provider, pages };
    const page = { id: "page-1", target: policy, called: [] };
    expect(pageWarnings(remote, page)).toEqual([
      "page-1 calls nobody: policy:payments reaches nobody now",
    ]);
    expect(pageWarnings(remote, { ...page, called: ["alice"] })).toEqual([]);
    // One that tells its calls makes them in its own time.
    async function* calls() {}
    expect(pageWarnings({ ...remote, pages: { ...pages, calls } }, page)).toEqual([]);
  });
});

describe("acknowledging", () => {
  beforeEach(async () => {
    const { incident } = await open("one", policy);
    await createPage(provider, incident, alice, { title: "Please join" }, call());
    await open("two", alice);
  });

  const acknowledge = async (id: string) =>
    (await acknowledgePages(provider, id, { by: "bob" }, {})).map(
      ({ page, wasAcknowledged }) => `${page.id} ${page.status} ${wasAcknowledged}`,
    );

  it("an incident is acknowledging its pages that wait", async () => {
    await acknowledge("page-1");
    expect(await acknowledge("inc-1")).toEqual(["page-2 acknowledged false"]);
    expect(await acknowledge("inc-1")).toEqual([]);
    expect(await statuses()).toEqual([
      "page-1 acknowledged",
      "page-2 acknowledged",
      "page-3 triggered",
    ]);
  });

  it("a page twice says so", async () => {
    expect(await acknowledge("page-1")).toEqual(["page-1 acknowledged false"]);
    expect(await acknowledge("page-1")).toEqual(["page-1 acknowledged true"]);
  });

  it("a resolved page is too late", async () => {
    await resolveIncidents(provider, ["inc-1"], undefined, call());
    await expect(acknowledge("page-1")).rejects.toMatchObject({ code: "conflict", exitCode: 1 });
    expect(await acknowledge("inc-1")).toEqual([]);
  });

  it("what is neither page nor incident is an error", async () => {
    await expect(acknowledge("page-9")).rejects.toMatchObject({
      exitCode: 2,
      message: 'no page and no incident is called "page-9"',
    });
  });

  it("hands on what is wrong with the provider", async () => {
    const broken = {
      ...provider,
      pages: { ...provider.pages, get: () => Promise.reject(new Error("no line")) },
    } as Provider;
    await expect(pagesMeant(broken, "page-1", {})).rejects.toThrow("no line");
  });
});

describe("escalating", () => {
  beforeEach(async () => {
    const { incident } = await open("one", policy);
    await createPage(provider, incident, alice, {}, call());
    await open("two", alice);
  });

  const escalate = async (id: string, by: Provider = provider) =>
    (await escalatePages(by, id, {})).map(({ id: page, step }) => `${page} ${step}`);

  it("an incident takes its waiting pages that go along a policy", async () => {
    expect(await escalate("inc-1")).toEqual(["page-1 1"]);
    expect(await escalate("page-1")).toEqual(["page-1 0"]);
    await acknowledgePages(provider, "page-1", {}, {});
    await expect(escalate("inc-1")).rejects.toMatchObject({
      exitCode: 2,
      message: "no page of inc-1 waits for an acknowledgement and goes along a policy",
    });
  });

  it("needs steps", async () => {
    await expect(escalate("page-2")).rejects.toMatchObject({
      exitCode: 2,
      message: "page-2 calls alice, which has no steps to go on to",
    });
    await expect(escalate("inc-2")).rejects.toMatchObject({ exitCode: 2 });
  });

  it("needs a provider that can", async () => {
    const { pages } = provider;
    const { escalate: _, ...without } = pages as NonNullable<typeof pages>;
    await expect(async () =>
      escalate("page-1", { ...provider, pages: without }),
    ).rejects.toMatchObject({ code: "unsupported", exitCode: 2 });
  });
});

describe("a page", () => {
  it("is not made for a resolved incident", async () => {
    const { incident } = await open("one");
    await resolveIncidents(provider, ["inc-1"], undefined, call());
    const resolved = await provider.incidents?.get("inc-1");
    const page = async () => createPage(provider, resolved ?? incident, alice, {}, call());
    await expect(page()).rejects.toMatchObject({ code: "conflict", exitCode: 1 });
  });
});
