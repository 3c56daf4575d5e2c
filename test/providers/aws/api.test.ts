import { describe, expect, it } from "vitest";
import { at } from "../../fakes/aws/ask.js";
import { failureOf, fillAccount, openAccount } from "./account.js";

describe("the whole API", () => {
  it("has every operation of both services by name, in order", async () => {
    const { api, fake } = await openAccount();
    expect(api.services).toEqual(["ssm-contacts", "ssm-incidents"]);
    const contacts = await api.operations("ssm-contacts");
    expect(contacts).toEqual(contacts.toSorted());
    // As AWS's API reference counts them.
    expect(contacts).toHaveLength(39);
    expect(contacts).toEqual(expect.arrayContaining(["AcceptPage", "PutContactPolicy"]));
    expect(await api.operations("ssm-incidents")).toHaveLength(31);
    expect(fake.requests).toEqual([]);
  });

  it("takes times as ISO 8601 and as epoch seconds, wherever they stand", async () => {
    const { api, fake, asked } = await openAccount();
    const { primary, carol } = fillAccount(fake);
    const { RotationOverrideId } = (await api.send("ssm-contacts", "CreateRotationOverride", {
      RotationId: primary,
      NewContactIds: [carol],
      StartTime: "2026-03-10T09:00:00-04:00",
      EndTime: at("2026-03-10T17:00:00Z"),
    })) as { RotationOverrideId: string };
    expect(fake.state.overrides.get(RotationOverrideId)).toMatchObject({
      StartTime: at("2026-03-10T13:00:00Z"),
      EndTime: at("2026-03-10T17:00:00Z"),
    });
    asked();
    const after = "2026-03-01T00:00:00Z";
    await api.send("ssm-incidents", "ListIncidentRecords", {
      filters: [{ key: "creationTime", condition: { after } }],
    });
    expect(asked()).toEqual([
      [
        "ListIncidentRecords",
        { filters: [{ key: "creationTime", condition: { after: at(after) } }] },
      ],
    ]);
  });

  it("answers as AWS does, and nothing of how it was asked", async () => {
    const { api, fake } = await openAccount();
    const { alice } = fillAccount(fake);
    expect(await api.send("ssm-contacts", "GetContact", { ContactId: alice })).toEqual({
      ContactArn: alice,
      Alias: "alice",
      Type: "PERSONAL",
      Plan: {},
    });
  });

  it("refuses what AWS refuses", async () => {
    const { api } = await openAccount();
    const input = { Alias: "A B", Type: "PERSONAL", Plan: {} };
    expect(await failureOf(api.send("ssm-contacts", "CreateContact", input))).toMatchObject({
      code: "bad-request",
      exitCode: 2,
      message: expect.stringMatching(
        /^AWS refuses CreateContact: Invalid value provided - Alias must match .*\)$/,
      ),
    });
  });
});
