import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, at, contacts, incidents, people } from "./aws/ask.js";
import { type FakeAws, startFakeAws } from "./aws/server.js";

const PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/payments";

let fake: FakeAws;
beforeEach(async () => {
  fake = await startFakeAws({ now: () => Date.parse("2026-01-07T12:00:00Z") });
});
afterEach(() => fake.close());

describe("incidents", () => {
  beforeEach(() => {
    const [alice] = people(fake, "alice");
    fake.perform("ssm-incidents", "CreateResponsePlan", {
      name: "payments",
      incidentTemplate: { title: "Payments are down", impact: 2 },
      engagements: [alice],
    });
  });

  async function open(input: object = {}): Promise<string> {
    const { body } = await incidents(fake, "POST", "/startIncident", {
      responsePlanArn: PLAN,
      ...input,
    });
    return body.incidentRecordArn;
  }

  function show(arn: string): Promise<Answer> {
    return incidents(fake, "GET", `/getIncidentRecord?arn=${encodeURIComponent(arn)}`);
  }

  it("start from a plan, with its words and its engagements", async () => {
    const arn = await open({ impact: 1 });
    expect(arn).toContain("arn:aws:ssm-incidents::111122223333:incident-record/payments/");
    const { status, body } = await show(arn);
    expect(status).toBe(200);
    expect(body.incidentRecord).toMatchObject({
      arn,
      title: "Payments are down",
      impact: 1,
      status: "OPEN",
      creationTime: at("2026-01-07T12:00:00Z"),
      resolvedTime: null,
    });
    const engagements = await contacts(fake, "ListEngagements", { IncidentId: arn });
    expect(engagements.body.Engagements).toHaveLength(1);
  });

  it("are resolved by an update, which has no body and leaves an event", async () => {
    const arn = await open();
    const update = { arn, status: "RESOLVED", clientToken: "t" };
    const updated = await incidents(fake, "POST", "/updateIncidentRecord", update);
    expect([updated.status, updated.body]).toEqual([204, undefined]);
    expect((await show(arn)).body.incidentRecord.resolvedTime).toBe(at("2026-01-07T12:00:00Z"));
    const { body } = await incidents(fake, "POST", "/listTimelineEvents", {
      incidentRecordArn: arn,
    });
    expect(body.eventSummaries[0].eventType).toBe("SSM Incident Record Update");
    expect(body.nextToken).toBeNull();
  });

  it("are filtered by every filter, and any of its values", async () => {
    const [first, second] = [await open({ impact: 1 }), await open({ impact: 3 })];
    await incidents(fake, "POST", "/updateIncidentRecord", { arn: first, status: "RESOLVED" });
    const filter = (key: string, equals: object) => ({ key, condition: { equals } });
    const list = async (...filters: object[]) => {
      const { body } = await incidents(fake, "POST", "/listIncidentRecords", { filters });
      return body.incidentRecordSummaries.map(({ arn }: { arn: string }) => arn);
    };
    expect(await list(filter("status", { stringValues: ["OPEN"] }))).toEqual([second]);
    expect(await list(filter("impact", { integerValues: [1, 3] }))).toEqual([first, second]);
    expect(
      await list(
        filter("impact", { integerValues: [1, 3] }),
        filter("status", { stringValues: ["RESOLVED"] }),
      ),
    ).toEqual([first]);
    const before = { before: at("2026-01-07T12:00:00Z") };
    expect(await list({ key: "creationTime", condition: before })).toEqual([]);
  });

  it("have events that people write, and change, and delete", async () => {
    const incidentRecordArn = await open();
    const made = await incidents(fake, "POST", "/createTimelineEvent", {
      incidentRecordArn,
      eventTime: 1000,
      eventType: "Note",
      eventData: '"looking"',
    });
    expect(made.status).toBe(201);
    const key = { incidentRecordArn, eventId: made.body.eventId };
    await incidents(fake, "POST", "/updateTimelineEvent", { ...key, eventData: '"found it"' });
    const got = await incidents(fake, "GET", `/getTimelineEvent?${new URLSearchParams(key)}`);
    expect(got.body.event).toMatchObject({ ...key, eventTime: 1000, eventData: '"found it"' });
    const oldestFirst = { incidentRecordArn, sortOrder: "ASCENDING" };
    const listed = await incidents(fake, "POST", "/listTimelineEvents", oldestFirst);
    expect(listed.body.eventSummaries[0].eventId).toBe(key.eventId);
    const deleted = await incidents(fake, "POST", "/deleteTimelineEvent", key);
    expect(deleted.status).toBe(204);
    const gone = await incidents(fake, "GET", `/getTimelineEvent?${new URLSearchParams(key)}`);
    expect([gone.status, gone.body.resourceType]).toEqual([404, "TIMELINE_EVENT"]);
  });

  it.each([
    ["data that is not JSON", { eventType: "Note", eventData: "looking" }],
    ["a type of the service's own", { eventType: "SSM Incident Record Update", eventData: "{}" }],
  ])("refuse an event with %s", async (_, event) => {
    const incidentRecordArn = await open();
    const input = { incidentRecordArn, eventTime: 1000, ...event };
    const { status, headers } = await incidents(fake, "POST", "/createTimelineEvent", input);
    expect([status, headers.get("x-amzn-errortype")]).toEqual([400, "ValidationException"]);
  });

  it("have related items, added and removed by what they are", async () => {
    const incidentRecordArn = await open();
    const identifier = { type: "OTHER", value: { url: "https://example.com" } };
    const update = (relatedItemsUpdate: object) =>
      incidents(fake, "POST", "/updateRelatedItems", { incidentRecordArn, relatedItemsUpdate });
    const list = async () =>
      (await incidents(fake, "POST", "/listRelatedItems", { incidentRecordArn })).body.relatedItems;
    await update({ itemToAdd: { identifier, title: "the page" } });
    expect(await list()).toEqual([
      {
        identifier,
        title: "the page",
        generatedId: expect.stringMatching(/^related-item\/OTHER\/[0-9A-F]{32}$/),
      },
    ]);
    await update({ itemToRemove: identifier });
    expect(await list()).toEqual([]);
  });

  it("can be deleted twice, and then are not there", async () => {
    const arn = await open();
    expect((await incidents(fake, "POST", "/deleteIncidentRecord", { arn })).status).toBe(204);
    expect((await incidents(fake, "POST", "/deleteIncidentRecord", { arn })).status).toBe(204);
    const { status, headers, body } = await show(arn);
    expect([status, headers.get("x-amzn-errortype")]).toEqual([404, "ResourceNotFoundException"]);
    expect(body).toMatchObject({ resourceIdentifier: arn, resourceType: "INCIDENT_RECORD" });
  });

  it("have no source that is AWS's own", async () => {
    const triggerDetails = { source: "aws.cloudwatch", timestamp: 1000 };
    const input = { responsePlanArn: PLAN, triggerDetails };
    expect((await incidents(fake, "POST", "/startIncident", input)).status).toBe(400);
  });
});

it("tags are a map, under the ARN of what has them", async () => {
  const incidentTemplate = { title: "down", impact: 1 };
  const plan = { name: "payments", incidentTemplate };
  fake.perform("ssm-incidents", "CreateResponsePlan", plan);
  const path = `/tags/${encodeURIComponent(PLAN)}`;
  const tags = { team: "payments", floor: "3", side: "left" };
  expect((await incidents(fake, "POST", path, { tags })).status).toBe(204);
  expect((await incidents(fake, "DELETE", `${path}?tagKeys=floor&tagKeys=side`)).status).toBe(204);
  expect((await incidents(fake, "GET", path)).body).toEqual({ tags: { team: "payments" } });
});
