import { describe, expect, it } from "vitest";
import { type RelatedItem, shortId } from "../../../src/model/incident.js";
import { incidentAccount } from "./incident-account.js";

const call = (token: string = crypto.randomUUID()) => ({ token });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);

async function listed<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

/** An account with one response plan. */
async function oneplan(options = {}) {
  const account = await incidentAccount(options);
  const plan = account.plan("checkout");
  const start = (title = "Cards are declined") =>
    account.incidents.create({ title, impact: 2 }, call());
  return { ...account, planArn: plan, start };
}

describe("an incident at AWS", () => {
  it("starts from the only response plan", async () => {
    const { incidents, asked, planArn } = await oneplan();
    const made = await incidents.create({ title: "Cards are declined", impact: 2 }, call());
    expect(made).toEqual({
      id: expect.stringMatching(
        /^arn:aws:ssm-incidents::111122223333:incident-record\/checkout\/[0-9a-f-]{36}$/,
      ),
      title: "Cards are declined",
      status: "open",
      impact: 2,
      createdAt: Date.parse("2026-03-07T20:00:00Z"),
    });
    expect(asked()).toEqual([
      ["ListResponsePlans", { maxResults: 100 }],
      [
        "StartIncident",
        { responsePlanArn: planArn, title: "Cards are declined", impact: 2, clientToken: TOKEN },
      ],
      ["GetIncidentRecord", { arn: made.id }],
    ]);
  });

  it("has its summary written after it has started", async () => {
    const { incidents, asked } = await oneplan();
    const made = await incidents.create({ title: "x", impact: 2, summary: "All banks" }, call());
    expect(made.summary).toBe("All banks");
    const requests = asked();
    expect(requests.map(([operation]) => operation)).toEqual([
      "ListResponsePlans",
      "StartIncident",
      "UpdateIncidentRecord",
      "GetIncidentRecord",
    ]);
    expect(requests[2]?.[1]).toEqual({ arn: made.id, summary: "All banks", clientToken: TOKEN });
    const tokens = requests.flatMap(([, input]) => (input as Record<string, unknown>).clientToken);
    expect(new Set(tokens.filter((token) => token !== undefined)).size).toBe(2);
  });

  it("starts from the plan that is named, by name or ARN", async () => {
    const { incidents, plan } = await oneplan();
    const disks = plan("disks");
    for (const name of ["disks", disks]) {
      const { id } = await incidents.create({ title: "x", impact: 3, plan: name }, call());
      expect(id).toContain(":incident-record/disks/");
    }
  });

  it("does not start where it is not clear from which plan", async () => {
    const { incidents, plan, asked } = await oneplan();
    plan("disks");
    await expect(incidents.create({ title: "x", impact: 3 }, call())).rejects.toMatchObject({
      exitCode: 2,
      message: "AWS starts incidents from response plans, and this account has several",
      hint: "say which: --plan checkout or --plan disks",
    });
    const wrong = incidents.create({ title: "x", impact: 3, plan: "chekout" }, call());
    await expect(wrong).rejects.toMatchObject({
      exitCode: 2,
      message: 'no response plan is called "chekout"',
      hint: "did you mean checkout?",
    });
    expect(asked().map(([operation]) => operation)).not.toContain("StartIncident");
  });

  it("does not start where there is no plan at all", async () => {
    const { incidents } = await incidentAccount();
    await expect(incidents.create({ title: "x", impact: 3 }, call())).rejects.toMatchObject({
      exitCode: 2,
      message: "AWS starts incidents from response plans, and this account has none",
    });
  });

  it("bears one token however often it is sent, and is made once", async () => {
    const { incidents, asked } = await oneplan();
    const made = await incidents.create({ title: "x", impact: 3 }, call("same"));
    expect(await incidents.create({ title: "x", impact: 3 }, call("same"))).toEqual(made);
    const other = await incidents.create({ title: "x", impact: 3 }, call("other"));
    expect(other.id).not.toBe(made.id);
    const tokens = asked()
      .filter(([operation]) => operation === "StartIncident")
      .map(([, input]) => (input as { clientToken: string }).clientToken);
    expect(tokens[0]).toBe(tokens[1]);
    expect(tokens[0]).not.toBe(tokens[2]);
  });

  it("is changed by one request with what changes", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    await incidents.update(id, { status: "resolved" }, call());
    expect(asked()).toEqual([
      ["UpdateIncidentRecord", { arn: id, status: "RESOLVED", clientToken: TOKEN }],
    ]);
    await incidents.update(id, { title: "Refunds", impact: 1, summary: "" }, call());
    expect(asked()).toEqual([
      [
        "UpdateIncidentRecord",
        { arn: id, title: "Refunds", impact: 1, summary: "", clientToken: TOKEN },
      ],
    ]);
  });

  it("is refused with texts that are too long before anything is asked of AWS", async () => {
    const { incidents, asked } = await oneplan();
    const texts = { title: "t".repeat(201), summary: "s".repeat(8001) };
    const refusal = {
      exitCode: 2,
      message:
        "the title has 201 characters, and may have 200\nthe summary has 8001 characters, and may have 8000",
    };
    await expect(incidents.create({ ...texts, impact: 3 }, call())).rejects.toMatchObject(refusal);
    await expect(incidents.update("checkout", texts, call())).rejects.toMatchObject(refusal);
    expect(asked()).toEqual([]);
  });

  it("is deleted by one request, there or not", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    await incidents.delete?.(id);
    await incidents.delete?.(id);
    expect(asked()).toEqual([
      ["DeleteIncidentRecord", { arn: id }],
      ["DeleteIncidentRecord", { arn: id }],
    ]);
    await expect(incidents.get(id)).rejects.toMatchObject({ code: "not-found", exitCode: 2 });
  });
});

describe("incidents at AWS are listed", () => {
  it("by filters of AWS", async () => {
    const { incidents, asked } = await oneplan();
    const since = Date.parse("2026-03-07T20:00:00Z");
    await listed(incidents.list({ status: "open", impact: 3, since }));
    expect(asked()).toEqual([
      [
        "ListIncidentRecords",
        {
          filters: [
            { key: "status", condition: { equals: { stringValues: ["OPEN"] } } },
            { key: "impact", condition: { equals: { integerValues: [1, 2, 3] } } },
            // AWS leaves out the moment itself: a second before 20:00:00Z, in epoch seconds.
            { key: "creationTime", condition: { after: 1_772_913_599 } },
          ],
          maxResults: 100,
        },
      ],
    ]);
  });

  it("from a moment on, that moment included and the second before left out", async () => {
    const { incidents, start, later } = await oneplan();
    await start("before");
    later(1);
    await start("then");
    const since = Date.parse("2026-03-07T20:00:01Z");
    const found = await listed(incidents.list({ since }));
    expect(found.map(({ title }) => title)).toEqual(["then"]);
  });

  it("the newest first, over all pages of AWS", async () => {
    const { incidents, start, later, asked } = await oneplan({ pageSize: 2 });
    for (const title of ["one", "two", "three"]) {
      await start(title);
      later(60);
    }
    asked();
    const found = await listed(incidents.list({}));
    expect(found.map(({ title }) => title)).toEqual(["three", "two", "one"]);
    expect(asked()).toHaveLength(2);
  });
});

describe("an incident at AWS is named", () => {
  it("by its ARN, without a question", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    await incidents.get(id);
    expect(asked()).toEqual([["GetIncidentRecord", { arn: id }]]);
  });

  it("by the end of that, the start of its last part, or its title", async () => {
    const { incidents, start } = await oneplan();
    const { id } = await start();
    await start("Disk is full");
    const uuid = id.slice(-36);
    for (const name of [uuid, `checkout/${uuid}`, shortId(id), uuid.slice(0, 8), "Disk is full"]) {
      const found = await incidents.get(name);
      expect(found.title).toBe(name === "Disk is full" ? name : "Cards are declined");
    }
  });

  it("by nothing that several bear", async () => {
    const { incidents, start } = await oneplan();
    const [one, other] = [await start("Disk is full"), await start("Disk is full")];
    const several = (told: string) => ({
      exitCode: 2,
      message: '"Disk is full" is more than one incident',
      hint: `say which: ${told}`,
    });
    await expect(incidents.get("Disk is full")).rejects.toMatchObject(
      several(`${shortId(one.id)} (open) or ${shortId(other.id)} (open)`),
    );
    // Of one that is over and one that is not the second is meant.
    await incidents.update(one.id, { status: "resolved" }, { token: "one" });
    expect((await incidents.get("Disk is full")).id).toBe(other.id);
    await incidents.update(other.id, { status: "resolved" }, { token: "other" });
    await expect(incidents.get("Disk is full")).rejects.toMatchObject(
      several(`${shortId(one.id)} (resolved) or ${shortId(other.id)} (resolved)`),
    );
  });

  it("by nothing that none bears", async () => {
    const { incidents, start } = await oneplan();
    const { id } = await start();
    // Seven characters of an id name nothing.
    for (const name of ["Disk", id.slice(-36, -29)]) {
      await expect(incidents.get(name)).rejects.toMatchObject({
        code: "not-found",
        exitCode: 2,
        hint: `there are: ${shortId(id)}`,
      });
    }
  });
});

describe("the timeline of an incident at AWS", () => {
  it("takes a note as the console shows it", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    const note = await incidents.note(id, 'The bank says:\n"soon"', call());
    expect(note).toMatchObject({
      at: Date.parse("2026-03-07T20:00:00Z"),
      kind: "note",
      text: 'The bank says:\n"soon"',
    });
    expect(asked()).toEqual([
      [
        "CreateTimelineEvent",
        {
          incidentRecordArn: id,
          eventTime: 1_772_913_600,
          eventType: "Note",
          eventData: '"The bank says:\\n\\"soon\\""',
          eventReferences: [{ resource: id }],
          clientToken: TOKEN,
        },
      ],
    ]);
  });

  it("is told over all pages, in order", async () => {
    const { incidents, start, later } = await oneplan({ pageSize: 3 });
    const { id } = await start();
    const texts = Array.from({ length: 25 }, (_, i) => `note ${i}`);
    for (const text of texts) {
      later(1);
      await incidents.note(id, text, call());
    }
    const events = await listed(incidents.timeline(id));
    expect(events[0]).toMatchObject({ kind: "created", text: "Incident Started" });
    expect(events.filter(({ kind }) => kind === "note").map(({ text }) => text)).toEqual(texts);
  });

  it("has notes that change, by their ids or the start of them", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    const note = await incidents.note(id, "Rolled bakc", call());
    asked();
    await incidents.notes?.update(id, note.id, "Rolled back", call());
    expect(asked()).toEqual([
      [
        "UpdateTimelineEvent",
        {
          incidentRecordArn: id,
          eventId: note.id,
          eventData: '"Rolled back"',
          clientToken: TOKEN,
        },
      ],
    ]);
    await incidents.notes?.delete(id, shortId(note.id));
    const [, [operation, input] = []] = asked();
    expect([operation, input]).toEqual([
      "DeleteTimelineEvent",
      { incidentRecordArn: id, eventId: note.id },
    ]);
    await expect(incidents.notes?.delete(id, "00000000")).rejects.toMatchObject({
      code: "not-found",
      message: 'no note is called "00000000"',
    });
  });

  it("takes no note that AWS would not take", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    // Two quotes belong to it.
    await expect(incidents.note(id, "x".repeat(11_999), call())).rejects.toMatchObject({
      exitCode: 2,
      message: "the note has 12001 characters, and may have 12000",
    });
    expect(asked()).toEqual([]);
  });

  it("of an incident that never was is not found, though AWS lists nothing for it", async () => {
    const { incidents, start } = await oneplan();
    const { id } = await start();
    const never = id.replace(/.{12}$/, "000000000000");
    await expect(listed(incidents.timeline(never))).rejects.toMatchObject({ code: "not-found" });
    await expect(listed(incidents.related?.list(never))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("what belongs to an incident at AWS", () => {
  it.each<[RelatedItem, object]>([
    [
      { kind: "other", title: "Board", value: "https://example.com/d/1?a=1&b=2" },
      { type: "OTHER", value: { url: "https://example.com/d/1?a=1&b=2" } },
    ],
    [
      { kind: "involved-resource", value: "arn:aws:dynamodb:us-east-1:111122223333:table/cards" },
      {
        type: "INVOLVED_RESOURCE",
        value: { arn: "arn:aws:dynamodb:us-east-1:111122223333:table/cards" },
      },
    ],
    [
      { kind: "metric", value: '{"metrics":[["AWS/DynamoDB","Errors"]]}' },
      { type: "METRIC", value: { metricDefinition: '{"metrics":[["AWS/DynamoDB","Errors"]]}' } },
    ],
  ])("stands where its form belongs: %j", async (item, identifier) => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    await incidents.related?.add(id, item, call());
    const title = item.title === undefined ? {} : { title: item.title };
    expect(asked()).toEqual([
      [
        "UpdateRelatedItems",
        {
          incidentRecordArn: id,
          relatedItemsUpdate: { itemToAdd: { identifier, ...title } },
          clientToken: TOKEN,
        },
      ],
    ]);
    expect(await listed(incidents.related?.list(id))).toEqual([item]);
    asked();
    await incidents.related?.remove(id, item, call());
    expect(asked()[0]?.[1]).toMatchObject({ relatedItemsUpdate: { itemToRemove: identifier } });
    expect(await listed(incidents.related?.list(id))).toEqual([]);
  });

  it("is refused where it is too long", async () => {
    const { incidents, start, asked } = await oneplan();
    const { id } = await start();
    asked();
    // 8 characters of https:// and 993 others.
    const value = `https://${"x".repeat(993)}`;
    const adding = incidents.related?.add(id, { kind: "other", value }, call());
    await expect(adding).rejects.toMatchObject({
      exitCode: 2,
      message: "the value has 1001 characters, and may have 1000",
    });
    expect(asked()).toEqual([]);
  });
});

describe("response plans", () => {
  it("are listed, and shown with whom they call", async () => {
    const { incidents, plan, person, policy } = await incidentAccount({ pageSize: 1 });
    const payments = policy("payments", [person("ann")]);
    const id = plan("checkout", [payments]);
    const disks = plan("disks");
    expect(await listed(incidents.plans?.list())).toEqual([
      { id, name: "checkout" },
      { id: disks, name: "disks" },
    ]);
    expect(await incidents.plans?.get("checkout")).toEqual({
      id,
      name: "checkout",
      title: "Incident of checkout",
      impact: 3,
      engages: ["payments"],
    });
    await expect(incidents.plans?.get("disk")).rejects.toMatchObject({
      hint: "did you mean disks?",
    });
  });
});
