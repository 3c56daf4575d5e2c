import { describe, expect, it } from "vitest";
import { shortId } from "../../../src/model/incident.js";
import { incidentAccount } from "./incident-account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);
const policy = { kind: "policy", name: "payments" } as const;
const UTC = (time: string) => Date.parse(`2026-03-07T${time}Z`);

async function listed<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

/** An account whose policy payments calls ann and bob at once, and cleo never. */
async function called(options = {}) {
  const account = await incidentAccount(options);
  account.plan("checkout");
  const [ann, bob] = ["ann", "bob", "cleo"].map(account.person) as [string, string];
  const payments = account.policy("payments", [ann, bob]);
  const { id: incident } = await account.incidents.create({ title: "x", impact: 2 }, call());
  const page = (title = "Cards are declined") =>
    account.pages.create({ incident, title, target: policy }, call());
  const callTo = async (person: string, id: string) =>
    (await listed(account.pages.calls?.(id))).find((each) => each.person === person)?.id ?? "";
  account.asked();
  return { ...account, ann, payments, incident, page, callTo };
}

describe("a page at AWS", () => {
  it("is an engagement", async () => {
    const { pages, page, incident, payments, asked } = await called();
    const made = await page();
    expect(made).toEqual({
      id: expect.stringMatching(
        /^arn:aws:ssm-contacts:us-east-1:111122223333:engagement\/payments\/[0-9a-f-]{36}$/,
      ),
      incident,
      title: "Cards are declined",
      target: policy,
      status: "triggered",
      step: 0,
      called: ["ann", "bob"],
      createdAt: UTC("20:00:00"),
    });
    const started = asked().find(([operation]) => operation === "StartEngagement");
    expect(started?.[1]).toEqual({
      ContactId: payments,
      Sender: "oncall",
      Subject: "Cards are declined",
      Content: `Cards are declined\n${incident}`,
      PublicSubject: "Cards are declined",
      PublicContent: "Cards are declined",
      IncidentId: incident,
      IdempotencyToken: TOKEN,
    });
    expect(await pages.get(shortId(made.id))).toEqual(made);
  });

  it("is not made for an incident that is resolved or never was, or with no title", async () => {
    const { pages, incidents, incident, asked } = await called();
    const create = (to: string, title = "x") =>
      pages.create({ incident: to, title, target: policy }, call());
    const never = incident.replace(/.{12}$/, "000000000000");
    await expect(create(never)).rejects.toMatchObject({ code: "not-found", exitCode: 2 });
    await expect(create(incident, " ")).rejects.toMatchObject({ exitCode: 2 });
    await expect(create(incident, "t".repeat(2049))).rejects.toMatchObject({
      exitCode: 2,
      message: "the title has 2049 characters, and may have 2048",
    });
    await incidents.update(incident, { status: "resolved" }, call());
    await expect(create(incident)).rejects.toMatchObject({ code: "conflict", exitCode: 1 });
    expect(asked().map(([operation]) => operation)).not.toContain("StartEngagement");
  });

  it("is not made for a team, of which AWS has none", async () => {
    const { pages, asked } = await called();
    const target = { kind: "team", name: "payments" } as const;
    await expect(pages.create({ title: "x", target }, call())).rejects.toMatchObject({
      code: "unsupported",
      exitCode: 2,
      message: "aws has no teams",
      hint: "page the policy, the schedule or a person of the team",
    });
    expect(asked()).toEqual([]);
  });

  it("stands at the step that its last call came from", async () => {
    const { pages, page, fake, later, callTo } = await called();
    const { id } = await page();
    later(300);
    const bobs = fake.state.pages.get(await callTo("bob", id));
    if (bobs === undefined) throw new Error("bob was not called");
    // As if the second stage had called him, five minutes later.
    const { PageArn } = bobs.shown;
    fake.state.pages.set(PageArn, {
      ...bobs,
      shown: { ...bobs.shown, SentTime: UTC("20:05:00") / 1000 },
      resolutions: bobs.resolutions.map((each) =>
        each.StageIndex === undefined ? each : { ...each, StageIndex: 1 },
      ),
    });
    expect(await pages.get(id)).toMatchObject({ step: 1, called: ["ann", "bob"] });
  });

  it("has called nobody for some seconds", async () => {
    // Asked for once when it is made, and once more.
    const { pages, page } = await called({ latePages: 2 });
    const { id, called: people } = await page();
    expect(people).toEqual([]);
    await expect(pages.acknowledge(id, {})).rejects.toMatchObject({
      code: "conflict",
      exitCode: 1,
      message: `${id} has called nobody yet`,
      hint: "pages take some seconds: try again",
    });
  });

  it("is listed with its incident and among all, the newest first", async () => {
    const { pages, incidents, page, later, incident } = await called({ pageSize: 1 });
    const one = await page("one");
    later(60);
    const { id } = await incidents.create({ title: "y", impact: 2 }, call());
    const other = await pages.create({ incident: id, title: "other", target: policy }, call());
    later(60);
    const two = await page("two");
    const ids = async (of?: string) => (await listed(pages.list(of))).map((each) => each.id);
    expect(await ids()).toEqual([two.id, other.id, one.id]);
    expect(await ids(incident)).toEqual([two.id, one.id]);
    const never = incident.replace(/.{12}$/, "000000000000");
    await expect(ids(never)).rejects.toMatchObject({ code: "not-found" });
  });

  it("outlives the policy that it goes along", async () => {
    const { page, fake, payments, reopen } = await called();
    const made = await page();
    fake.state.contacts.delete(payments);
    // Another command, which has not seen the policy.
    const pages = reopen();
    expect(await pages.get(made.id)).toEqual(made);
    // With no page that tells its path, nothing says what it was.
    fake.state.pages.clear();
    const target = { kind: "person", name: "payments" };
    expect(await pages.get(made.id)).toEqual({ ...made, target, called: [] });
  });

  it("is asked for one by one: who stops reading stops asking", async () => {
    const { pages, page, asked } = await called();
    for (const title of ["one", "two", "three"]) await page(title);
    asked();
    for await (const _ of pages.list(undefined)) break;
    const asking = asked().filter(([operation]) => operation === "DescribeEngagement");
    expect(asking).toHaveLength(1);
  });

  it("calls nobody any more once it is stopped", async () => {
    const { pages, page, asked } = await called();
    const made = await page();
    asked();
    const stopped = await pages.stop?.(made.id, "Wrong team");
    expect(stopped).toEqual({ ...made, status: "resolved" });
    expect(asked()[0]).toEqual(["StopEngagement", { EngagementId: made.id, Reason: "Wrong team" }]);
    await expect(pages.stop?.(made.id, "r".repeat(256))).rejects.toMatchObject({
      exitCode: 2,
      message: "the reason has 256 characters, and may have 255",
    });
    expect(asked()).toEqual([]);
    await expect(pages.acknowledge(made.id, {})).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("acknowledging at AWS", () => {
  it("accepts the page of who does, without a code", async () => {
    const { pages, page, later, asked, callTo } = await called();
    const made = await page();
    const anns = await callTo("ann", made.id);
    later(90);
    asked();
    const acknowledged = await pages.acknowledge(made.id, { by: "ann", note: "On it" });
    expect(acknowledged).toEqual({
      ...made,
      status: "acknowledged",
      acknowledgedAt: UTC("20:01:30"),
      acknowledgedBy: "ann",
    });
    expect(asked().filter(([operation]) => operation === "AcceptPage")).toEqual([
      [
        "AcceptPage",
        {
          PageId: anns,
          AcceptType: "READ",
          AcceptCode: "000000",
          AcceptCodeValidation: "IGNORE",
          Note: "On it",
        },
      ],
    ]);
    later(60);
    expect(await pages.acknowledge(made.id, { by: "ann" })).toEqual(acknowledged);
    // Somebody else joins in; who was first stays.
    await pages.acknowledge(made.id, { by: "bob" });
    expect(await pages.get(made.id)).toEqual(acknowledged);
  });

  it("accepts every page that waits where nobody is named", async () => {
    const { pages, page, asked } = await called();
    const { id } = await page();
    asked();
    await pages.acknowledge(id, {});
    const accepted = asked().filter(([operation]) => operation === "AcceptPage");
    expect(accepted).toHaveLength(2);
    const calls = await listed(pages.calls?.(id));
    expect(calls.map(({ readAt }) => readAt)).toEqual([UTC("20:00:00"), UTC("20:00:00")]);
  });

  it("has AWS check a code", async () => {
    const { pages, page, asked } = await called();
    const { id } = await page();
    asked();
    await expect(pages.acknowledge(id, { by: "ann", code: "654321" })).rejects.toMatchObject({
      code: "bad-request",
      exitCode: 2,
    });
    const refused = asked().find(([operation]) => operation === "AcceptPage");
    expect(refused?.[1]).toMatchObject({ AcceptCode: "654321", AcceptCodeValidation: "ENFORCE" });
    // The code of all pages here.
    const page2 = await pages.acknowledge(id, { by: "ann", code: "123456" });
    expect(page2).toMatchObject({ status: "acknowledged", acknowledgedBy: "ann" });
  });

  it("wants to know whose code it is", async () => {
    const { pages, page } = await called();
    const { id } = await page();
    await expect(pages.acknowledge(id, { code: "123456" })).rejects.toMatchObject({
      exitCode: 2,
      message: `${id} has called ann, bob, each with another code`,
      hint: "say whose it is: --as ann",
    });
  });

  it("takes no code or note that AWS would not take, and asks nothing", async () => {
    const { pages, page, asked } = await called();
    const { id } = await page();
    asked();
    await expect(pages.acknowledge(id, { code: "12345", note: "" })).rejects.toMatchObject({
      exitCode: 2,
      message: '"12345" is no code\nthe note has 0 characters, and may have 1 to 2048',
    });
    expect(asked()).toEqual([]);
  });

  it("is refused to whom it did not call", async () => {
    const { pages, page } = await called();
    const { id } = await page();
    await expect(pages.acknowledge(id, { by: "cleo" })).rejects.toMatchObject({
      exitCode: 2,
      message: `${id} has not called cleo, and AWS lets nobody else acknowledge it`,
      hint: "it has called ann, bob",
    });
  });

  it("takes the call to one person for a page to that person", async () => {
    const { pages, page, callTo } = await called();
    const { id, incident } = await page();
    const bobs = await callTo("bob", id);
    expect(await pages.get(bobs)).toEqual({
      id: bobs,
      incident,
      title: "Cards are declined",
      target: { kind: "person", name: "bob" },
      status: "triggered",
      step: 0,
      called: ["bob"],
      createdAt: UTC("20:00:00"),
    });
    const accepted = await pages.acknowledge(bobs, { code: "123456" });
    expect(accepted).toMatchObject({ id: bobs, status: "acknowledged", acknowledgedBy: "bob" });
    expect(await pages.get(id)).toMatchObject({ status: "acknowledged", acknowledgedBy: "bob" });
    expect(await pages.stop?.(bobs, undefined)).toMatchObject({ id });
  });
});

describe("the calls of a page at AWS", () => {
  it("tell their path from the policy, and what became of them", async () => {
    const { pages, page, fake, callTo, incident } = await called();
    const { id } = await page();
    const anns = await callTo("ann", id);
    const known = fake.state.pages.get(anns);
    if (known === undefined) throw new Error("ann was not called");
    const ContactChannelArn = "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/ann/1";
    // In the order of AWS's own sample, which is none.
    fake.state.pages.set(anns, {
      ...known,
      shown: { ...known.shown, DeliveryTime: UTC("20:00:02") / 1000 },
      receipts: [
        { ReceiptType: "ERROR", ReceiptTime: UTC("20:00:01") / 1000, ReceiptInfo: "no route" },
        { ReceiptType: "DELIVERED", ReceiptTime: UTC("20:00:02") / 1000, ContactChannelArn },
        { ReceiptType: "SENT", ReceiptTime: UTC("20:00:00") / 1000, ContactChannelArn },
      ],
    });
    expect((await listed(pages.calls?.(id)))[0]).toEqual({
      id: anns,
      page: id,
      incident,
      person: "ann",
      sentAt: UTC("20:00:00"),
      deliveredAt: UTC("20:00:02"),
      path: [
        { kind: "policy", name: "payments", step: 0 },
        { kind: "person", name: "ann" },
      ],
      receipts: [
        { at: UTC("20:00:00"), kind: "sent", channel: ContactChannelArn },
        { at: UTC("20:00:01"), kind: "error", info: "no route" },
        { at: UTC("20:00:02"), kind: "delivered", channel: ContactChannelArn },
      ],
    });
  });

  it("are listed of a person, the newest first, and nothing more is asked of each", async () => {
    const { pages, page, later, asked, ann } = await called();
    const one = await page("one");
    later(60);
    const two = await page("two");
    asked();
    const calls = await listed(pages.callsTo?.("ann"));
    expect(calls.map((each) => [each.page, each.person])).toEqual([
      [two.id, "ann"],
      [one.id, "ann"],
    ]);
    const asking = asked().filter(([operation]) => operation.includes("Page"));
    expect(asking).toEqual([["ListPagesByContact", { ContactId: ann }]]);
  });

  it("are not there of somebody who is not", async () => {
    const { pages } = await called();
    await expect(listed(pages.callsTo?.("anne"))).rejects.toMatchObject({
      code: "not-found",
      hint: "did you mean ann?",
    });
  });
});

describe("a page at AWS is named", () => {
  it("by what its id ends with or begins its last part with", async () => {
    const { pages, page, asked } = await called();
    const { id } = await page();
    const uuid = id.slice(-36);
    for (const name of [uuid, `payments/${uuid}`, shortId(id)]) {
      expect((await pages.get(name)).id).toBe(id);
    }
    asked();
    await expect(pages.get("never-was")).rejects.toMatchObject({
      code: "not-found",
      exitCode: 2,
      hint: `there are: ${shortId(id)}`,
    });
  });

  it("by no other ARN, and nothing is asked", async () => {
    const { pages, incidents, incident, ann, asked } = await called();
    await expect(pages.get(incident)).rejects.toMatchObject({
      code: "not-found",
      exitCode: 2,
      message: `${incident} is no page`,
    });
    await expect(incidents.get(ann)).rejects.toMatchObject({
      code: "not-found",
      message: `${ann} is no incident`,
    });
    expect(asked()).toEqual([]);
  });
});
