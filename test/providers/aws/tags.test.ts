import { describe, expect, it } from "vitest";
import { failureOf, fillAccount, openAccount } from "./account.js";

describe("tags", () => {
  it.each(["rotation", "schedule", "policy", "person"] as const)(
    "hang on a %s, by name and by ARN",
    async (kind) => {
      const { fake, tags, asked } = await openAccount();
      const { primary, payments, policy, alice } = fillAccount(fake);
      const [name, arn] = {
        rotation: ["primary", primary],
        schedule: ["payments", payments],
        policy: ["payments-policy", policy],
        person: ["alice", alice],
      }[kind] as [string, string];
      await tags.put({ kind, name }, { team: "payments", tier: "1" });
      await tags.remove({ kind, name: arn }, ["tier"]);
      expect(await tags.of({ kind, name })).toEqual({ team: "payments" });
      expect(asked().filter(([operation]) => /tag/i.test(operation))).toEqual([
        [
          "TagResource",
          {
            ResourceARN: arn,
            Tags: [
              { Key: "team", Value: "payments" },
              { Key: "tier", Value: "1" },
            ],
          },
        ],
        ["UntagResource", { ResourceARN: arn, TagKeys: ["tier"] }],
        ["ListTagsForResource", { ResourceARN: arn }],
      ]);
    },
  );

  it("hang on an incident's plan, which is the other service's", async () => {
    const { fake, tags, asked } = await openAccount();
    const { arn } = fake.perform<{ arn: string }>("ssm-incidents", "CreateResponsePlan", {
      name: "checkout",
      incidentTemplate: { title: "Checkout is down", impact: 2 },
    });
    const plan = { kind: "plan", name: arn } as const;
    await tags.put(plan, { team: "payments", tier: "1" });
    await tags.remove(plan, ["tier"]);
    expect(await tags.of(plan)).toEqual({ team: "payments" });
    expect(asked()).toEqual([
      ["TagResource", { resourceArn: arn, tags: { team: "payments", tier: "1" } }],
      ["UntagResource", { resourceArn: arn, tagKeys: ["tier"] }],
      ["ListTagsForResource", { resourceArn: arn }],
    ]);
  });

  it("hang on nothing that is not there", async () => {
    const { fake, tags } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(tags.of({ kind: "rotation", name: "primray" }))).toMatchObject({
      code: "not-found",
      hint: "did you mean primary?",
    });
  });
});
