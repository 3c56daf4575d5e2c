import { beforeEach, describe, expect, it } from "vitest";
import type { Incident } from "../../../src/model/incident.js";
import type { IncidentFilter } from "../../../src/providers/provider.js";
import { afterwards, always, nth, only } from "../../fakes/datadog/faults.js";
import { collect, failure } from "../contract/check.js";
import { incidentAccount } from "./incident-account.js";

let account: Awaited<ReturnType<typeof incidentAccount>>;

beforeEach(async () => {
  account = await incidentAccount();
});

const call = { token: "token-1" };
const severity = (value: string) => ({ severity: { type: "dropdown", value } });
const state = (value: string) => ({ state: { type: "dropdown", value } });
const at = (text: string) => ({ createdMs: Date.parse(text) });

function create(title = "Cards are declined", more = {}): Promise<Incident> {
  return account.incidents.create({ title, ...more }, call);
}

async function titles(filter: IncidentFilter): Promise<string[]> {
  return (await collect(account.incidents.list(filter))).map(({ title }) => title);
}

describe("an incident at Datadog", () => {
  it("is made in one request, with its severity and summary among the fields", async () => {
    const made = await create("Cards are declined", { impact: 2, summary: "Only in Europe." });
    expect(account.asked()).toEqual([
      [
        "POST incidents",
        {
          data: {
            type: "incidents",
            attributes: {
              title: "Cards are declined",
              customer_impacted: false,
              fields: {
                ...severity("SEV-2"),
                summary: { type: "textbox", value: "Only in Europe." },
              },
            },
          },
        },
      ],
    ]);
    expect(made).toMatchObject({
      key: "IR-1",
      title: "Cards are declined",
      status: "open",
      impact: 2,
      summary: "Only in Europe.",
    });
    expect(await account.incidents.get(made.id)).toEqual(made);
  });

  it("is medium where nothing is said, and no response plan starts it", async () => {
    expect(await create()).toMatchObject({ impact: 3, summary: undefined });
    const [[, body] = []] = account.asked();
    expect(body).toMatchObject({ data: { attributes: { fields: severity("SEV-3") } } });
    expect(await failure(create("x", { plan: "checkout" }))).toMatchObject({
      code: "unsupported",
      exitCode: 2,
      message: "datadog has no response plans",
    });
    expect(account.asked()).toEqual([]);
  });

  it.each([
    ["SEV-0", 1],
    ["SEV-1", 1],
    ["SEV-4", 4],
    ["SEV-5", 5],
    ["UNKNOWN", 3],
    ["Terrible", 3],
  ])("of severity %s has impact %d", async (value, impact) => {
    const id = account.fake.addIncident({ title: "x", fields: severity(value) });
    expect((await account.incidents.get(id)).impact).toBe(impact);
  });

  it.each([
    ["active", "open"],
    ["stable", "open"],
    ["resolved", "resolved"],
    ["completed", "resolved"],
  ])("that is %s is %s", async (value, status) => {
    const id = account.fake.addIncident({ title: "x", fields: state(value) });
    expect((await account.incidents.get(id)).status).toBe(status);
  });

  it("has whole seconds, and an end only while it is over", async () => {
    const { fake, incidents } = account;
    const times = {
      ...at("2026-03-07T20:00:00.750Z"),
      resolvedMs: Date.parse("2026-03-07T21:00:01.5Z"),
    };
    const resolved = fake.addIncident({ title: "x", ...times, fields: state("resolved") });
    const reopened = fake.addIncident({ title: "x", ...times, fields: state("active") });
    expect(await incidents.get(resolved)).toMatchObject({
      createdAt: Date.parse("2026-03-07T20:00:00Z"),
      resolvedAt: Date.parse("2026-03-07T21:00:01Z"),
    });
    expect((await incidents.get(reopened)).resolvedAt).toBeUndefined();
  });
});

describe("a list of incidents at Datadog", () => {
  it("is searched by state and severity, the newest first", async () => {
    const { fake } = account;
    fake.addIncident({ title: "old", ...at("2026-03-01T00:00:00Z"), fields: severity("SEV-1") });
    fake.addIncident({ title: "unrated", ...at("2026-03-02T00:00:00Z") });
    fake.addIncident({ title: "slight", ...at("2026-03-03T00:00:00Z"), fields: severity("SEV-4") });
    const over = { ...severity("SEV-1"), ...state("completed") };
    fake.addIncident({ title: "over", ...at("2026-03-04T00:00:00Z"), fields: over });
    expect(await titles({})).toEqual(["over", "slight", "unrated", "old"]);
    expect(await titles({ status: "open" })).toEqual(["slight", "unrated", "old"]);
    expect(await titles({ status: "resolved" })).toEqual(["over"]);
    expect(await titles({ status: "open", impact: 3 })).toEqual(["unrated", "old"]);
    expect(await titles({ impact: 1 })).toEqual(["over", "old"]);
    expect(fake.requests.map(({ query }) => query.query)).toEqual([
      "state:(active OR stable OR resolved OR completed)",
      "state:(active OR stable)",
      "state:(resolved OR completed)",
      "state:(active OR stable) AND severity:(SEV-0 OR SEV-1 OR SEV-2 OR SEV-3 OR UNKNOWN)",
      "state:(active OR stable OR resolved OR completed) AND severity:(SEV-0 OR SEV-1)",
    ]);
    expect(new Set(fake.requests.map(({ query }) => query.sort))).toEqual(new Set(["-created"]));
  });

  it("comes page by page, as far as it is wanted", async () => {
    const { fake, incidents } = account;
    for (let i = 0; i < 250; i++) {
      fake.addIncident({
        title: `n${i}`,
        createdMs: Date.parse("2026-03-01T00:00:00Z") + i * 60_000,
      });
    }
    const all = await titles({});
    expect([all.length, all[0], all[249]]).toEqual([250, "n249", "n0"]);
    expect(fake.requests.map(({ query }) => query["page[offset]"])).toEqual(["0", "100", "200"]);
    account.asked();
    // n200 is of 03:20; with it, 50 are as new, up to n249.
    const since = Date.parse("2026-03-01T03:20:00Z");
    expect(await titles({ since })).toHaveLength(50);
    expect(account.asked()).toHaveLength(1);
    for await (const { title } of incidents.list({})) {
      expect(title).toBe("n249");
      break;
    }
    expect(account.asked()).toHaveLength(1);
  });

  it("goes on where a page in the middle is short, as long as Datadog counts more", async () => {
    const { fake } = account;
    for (let i = 0; i < 150; i++) fake.addIncident({ title: `n${i}`, createdMs: i * 60_000 });
    const answer = fake.perform<{ data: { attributes: { incidents: object[] } } }>(
      "SearchIncidents",
      { query: { query: "state:active", sort: "-created", "page[size]": "100" } },
    );
    answer.data.attributes.incidents.splice(40, 1);
    fake.faults = nth(1, { status: 200, body: answer }, only("SearchIncidents"));
    expect(await titles({})).toHaveLength(149);
  });
});

describe("what an incident at Datadog is called", () => {
  it("is its number, with or without what stands before it, or the start of its id", async () => {
    const { incidents } = account;
    const made = await create();
    await create("Refunds are late");
    account.asked();
    for (const text of ["IR-1", "ir-1", "1", made.id.slice(0, 13), "Cards are declined"]) {
      expect((await incidents.get(text)).id).toBe(made.id);
      expect((await incidents.named?.(text))?.id).toBe(made.id);
    }
    account.asked();
    expect(await incidents.named?.(made.id)).toBeUndefined();
    expect(account.asked()).toEqual([]);
  });

  it("is of several the open one, where one is open", async () => {
    const { incidents } = account;
    const [first, second] = [await create(), await create()];
    const error = await failure(incidents.get("Cards are declined"));
    expect(error).toMatchObject({ exitCode: 2, hint: "say which: IR-2 (open) or IR-1 (open)" });
    await incidents.update(first.id, { status: "resolved" }, call);
    expect((await incidents.get("Cards are declined")).id).toBe(second.id);
  });

  it("is nothing that is not there", async () => {
    await create();
    for (const text of ["IR-7", "refunds", "7f1b523e-fe13-4917-8519-6dd314ef17c0"]) {
      const error = await failure(account.incidents.get(text));
      expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
      expect(error.hint).toBeTruthy();
    }
  });
});

describe("changing an incident at Datadog", () => {
  it("sends what changes, in one request", async () => {
    const { id } = await create();
    account.asked();
    await account.incidents.update(id, { title: "Refunds", impact: 1, summary: "" }, call);
    const fields = { ...severity("SEV-1"), summary: { type: "textbox", value: "" } };
    expect(account.asked()).toEqual([
      [
        `PATCH incidents/${id}`,
        { data: { id, type: "incidents", attributes: { title: "Refunds", fields } } },
      ],
    ]);
    expect(await account.incidents.get(id)).toMatchObject({ impact: 1, summary: undefined });
  });

  it("resolves as Datadog's own client does", async () => {
    const { id } = await create();
    account.asked();
    await account.incidents.update(id, { status: "resolved" }, call);
    expect(account.asked()).toEqual([
      [`GET incidents/${id}`],
      [
        `PATCH incidents/${id}`,
        { data: { id, type: "incidents", attributes: { fields: state("resolved") } } },
      ],
    ]);
  });

  it("ends the impact on customers with it", async () => {
    const { fake, incidents } = account;
    const impact = { customerImpacted: true, customerImpactStart: "2026-03-07T20:00:00+00:00" };
    const id = fake.addIncident({ title: "x", ...impact });
    account.later(3600);
    const before = Date.now() + 3_600_000;
    await incidents.get(id);
    await incidents.update(id, { status: "resolved" }, call);
    const { body } = fake.requests.at(-1) as {
      body: { data: { attributes: Record<string, string> } };
    };
    const ended = Date.parse(body.data.attributes.customer_impact_end ?? "");
    // Their clock is an hour ahead, and tells whole seconds.
    expect(Math.abs(ended - before)).toBeLessThan(5000);
  });

  it("leaves an end of the impact that is there", async () => {
    const { fake, incidents } = account;
    const id = fake.addIncident({
      title: "x",
      customerImpacted: true,
      customerImpactStart: "2026-03-07T20:00:00+00:00",
      customerImpactEnd: "2026-03-07T20:30:00+00:00",
    });
    await incidents.update(id, { status: "resolved" }, call);
    expect(fake.requests.at(-1)?.body).toEqual({
      data: { id, type: "incidents", attributes: { fields: state("resolved") } },
    });
  });

  it("does not take back what is completed, and opens again what is over", async () => {
    const { fake, incidents } = account;
    const id = fake.addIncident({ title: "x", fields: state("completed") });
    await incidents.update(id, { status: "resolved" }, call);
    expect(account.asked()).toEqual([[`GET incidents/${id}`]]);
    await incidents.update(id, { status: "open" }, call);
    expect(fake.requests.at(-1)?.body).toMatchObject({
      data: { attributes: { fields: state("active") } },
    });
  });

  it("deletes it", async () => {
    const { id } = await create();
    await account.incidents.delete?.("IR-1");
    expect(await failure(account.incidents.get(id))).toMatchObject({ code: "not-found" });
  });
});

describe("an incident of which nobody knows whether it was made", () => {
  it("is found where it was", async () => {
    account.later(3600);
    account.fake.addIncident({ title: "Cards are declined", ...at("2026-03-07T20:00:00Z") });
    account.fake.faults = afterwards(nth(1, "drop", only("CreateIncident")));
    const made = await create();
    expect(made.key).toBe("IR-2");
    expect(account.fake.state.incidents.size).toBe(2);
  });

  it("is made where it was not", async () => {
    account.fake.addIncident({ title: "Cards are declined", ...at("2026-03-07T20:00:00Z") });
    account.fake.faults = nth(1, "drop", only("CreateIncident"));
    expect((await create()).key).toBe("IR-2");
    expect(account.fake.state.incidents.size).toBe(2);
  });

  it("is not looked for where Datadog has refused it", async () => {
    account.fake.faults = always({ status: 400, body: { errors: ["title is too long"] } });
    expect(await failure(create())).toMatchObject({ code: "bad-request", exitCode: 2 });
    expect(account.asked()).toHaveLength(1);
  });
});
