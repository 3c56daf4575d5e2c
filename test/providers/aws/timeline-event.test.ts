import { describe, expect, it } from "vitest";
import { isTold, toEvent } from "../../../src/providers/aws/timeline-event.js";

const said = (eventType: string, data: unknown) => {
  const { kind, text, by } = toEvent({
    eventId: "ecbd9919-bba6-d317-6cfc-7232df620b6d",
    eventTime: new Date("2021-08-10T22:33:58.724Z"),
    eventType,
    eventData: typeof data === "string" ? data : JSON.stringify(data),
  });
  return by === undefined ? `${kind}: ${text}` : `${kind} by ${by}: ${text}`;
};

const admin = "arn:aws:sts::111122223333:assumed-role/Admin/exampleUser";
const contacts = "arn:aws:ssm-contacts:us-east-1:111122223333";

describe("an event of AWS's timeline", () => {
  it("has the time of the event in whole seconds", () => {
    const event = toEvent({ eventId: "e", eventTime: new Date("2021-08-10T22:33:58.724Z") });
    expect(event.at).toBe(Date.parse("2021-08-10T22:33:58Z"));
  });

  it.each([
    ["Note", '"Rolled back"', "note: Rolled back"],
    ["Note", "not JSON", "note: not JSON"],
    ["Note", '{"words":["a"]}', 'note: {"words":["a"]}'],
    ["Custom Event", '"Deployed 1.2.3"', "note: Deployed 1.2.3"],
    ["Custom Event", '"Incident Started"', "created: Incident Started"],
  ])("of type %s with the data %s says %j", (type, data, text) => {
    expect(said(type, data)).toBe(text);
  });

  // The shape of AWS's own sample (GetTimelineEvent).
  const update = (...modifiedAttributes: object[]) => ({
    modifiedBy: admin,
    modifiedAttributes,
    incidentTitle: "example-incident",
  });

  it("tells who changed what", () => {
    const change = update(
      { attributeName: "title", newValue: "Refunds" },
      { attributeName: "impact", newValue: 1 },
    );
    expect(said("SSM Incident Record Update", change)).toBe(
      "updated by exampleUser: title: Refunds; impact: 1",
    );
  });

  it("tells of a change that is a document only what it is about", () => {
    const newValue = '{"itemToAdd":{"identifier":{"type":"PARENT"},"title":"parentItem"}}';
    const change = update({ attributeName: "relatedItems", newValue });
    expect(said("SSM Incident Record Update", change)).toBe("updated by exampleUser: relatedItems");
  });

  it("tells when the incident is resolved, and not when it is opened again", () => {
    const status = (newValue: string) =>
      said("SSM Incident Record Update", update({ attributeName: "status", newValue }));
    expect(status("RESOLVED")).toBe("resolved by exampleUser: resolved");
    expect(status("OPEN")).toBe("updated by exampleUser: status: OPEN");
  });

  it.each([
    [
      "SSM Contacts Page for Incident",
      { contactArn: `${contacts}:contact/ann`, engagementArn: `${contacts}:engagement/x/1` },
      "paged: calls ann",
    ],
    [
      "SSM Contacts Page Acknowledgement for Incident",
      { contactArn: `${contacts}:contact/ann` },
      "acknowledged by ann: acknowledged",
    ],
    ["SSM Incident Start", { incidentTitle: "Cards are declined" }, "created: Cards are declined"],
    // What does not look as it should says what it is.
    ["SSM Contacts Page for Incident", {}, "updated: SSM Contacts Page for Incident"],
    [
      "SSM Incident Record Update",
      { modifiedAttributes: [] },
      "updated: SSM Incident Record Update",
    ],
    [
      "SSM Automation Execution Start Failure for Incident",
      {},
      "updated: SSM Automation Execution Start Failure for Incident",
    ],
  ])("of type %s", (type, data, text) => {
    expect(said(type, data)).toBe(text);
  });

  it("is asked for no more than its type says where that is all that is known", () => {
    expect(isTold({ eventType: "Note" })).toBe(true);
    expect(isTold({ eventType: "SSM Incident Trigger" })).toBe(false);
  });
});
