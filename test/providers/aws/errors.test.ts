import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { isOncallError } from "../../../src/errors.js";
import { always, type ErrorFault, type Fault } from "../../fakes/aws/faults.js";
import { startFakeAws } from "../../fakes/aws/server.js";
import { ACCOUNT, failureOf, fillAccount, listed, openAccount } from "./account.js";

const REQUEST = / \(request [0-9a-f-]{36}\)$/;

/** What somebody is told who lists rotations while this always goes wrong. */
async function listingFails(fault: Fault, env = {}) {
  const { rotations, fake } = await openAccount({ faults: always(fault), env });
  const error = await failureOf(listed(rotations.list()));
  return { ...termsOf(error), requests: fake.requests.length };
}

function termsOf(error: unknown) {
  if (!isOncallError(error)) throw error;
  const { message, code, exitCode, hint } = error;
  return { message, code, exitCode, hint };
}

/** Without the request's id, which must be there. */
function told(message: string): string {
  expect(message).toMatch(REQUEST);
  return message.replace(REQUEST, "");
}

describe("what AWS refuses", () => {
  it("names the action that is not allowed", async () => {
    const message = "User: arn:aws:iam::111122223333:user/ann is not authorized.";
    const { message: text, ...rest } = await listingFails({
      type: "AccessDeniedException",
      message,
    });
    expect(told(text)).toBe(
      "AWS does not allow ssm-contacts:ListRotations: User: arn:aws:iam::111122223333:user/ann is not authorized",
    );
    expect(rest).toEqual({
      code: "denied",
      exitCode: 1,
      hint: "ask for the permission ssm-contacts:ListRotations in an IAM policy",
      requests: 1,
    });
  });

  it("names what is not there", async () => {
    const { tags } = await openAccount();
    const ghost = `${ACCOUNT}contact/ghost`;
    const { message, ...rest } = termsOf(await failureOf(tags.of({ kind: "person", name: ghost })));
    expect(told(message)).toBe(`AWS has no resource ${ghost}`);
    expect(rest).toEqual({
      code: "not-found",
      exitCode: 2,
      hint: "is it in another region than us-east-1, or deleted?",
    });
  });

  it("names who still uses what is to be deleted", async () => {
    const { fake, contacts } = await openAccount();
    const { primary } = fillAccount(fake);
    const error = termsOf(await failureOf(contacts.delete({ key: "alice" })));
    expect(told(error.message)).toBe(
      `DeleteContact conflicts with what is there: The contact is in use; in use by ${primary}`,
    );
    expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
  });

  it("says which quota is used up", async () => {
    const { message, ...rest } = await listingFails({
      type: "ServiceQuotaExceededException",
      message: "You have reached the limit of 500 rotations.",
    });
    expect(told(message)).toBe(
      "a quota of the account is used up: You have reached the limit of 500 rotations",
    );
    expect(rest).toEqual({
      code: "limited",
      exitCode: 1,
      hint: "see Service Quotas in the AWS console",
      requests: 1,
    });
  });

  it("names the fields that are not right", async () => {
    const { message, ...rest } = await listingFails({
      type: "ValidationException",
      message: "Invalid value provided.",
      members: {
        Reason: "FIELD_VALIDATION_FAILED",
        Fields: [
          { Name: "Alias", Message: "has capitals" },
          { Name: "Plan", Message: "is missing" },
        ],
      },
    });
    expect(told(message)).toBe(
      "AWS refuses ListRotations: Invalid value provided; Alias: has capitals; Plan: is missing",
    );
    expect(rest).toEqual({ code: "bad-request", exitCode: 2, hint: undefined, requests: 1 });
  });

  it("is told even where AWS says nothing more about it", async () => {
    const { message } = await listingFails({ type: "ValidationException" });
    expect(told(message)).not.toMatch(/undefined|: $/);
  });

  it("says that the account does not use Incident Manager", async () => {
    const { fake, api } = await openAccount({ isOnboarded: false });
    const asked = [
      api.send("ssm-contacts", "ListRotations", {}),
      api.send("ssm-incidents", "ListIncidentRecords", {}),
    ];
    for (const error of await Promise.all(asked.map(failureOf))) {
      expect(termsOf(error)).toMatchObject({
        message: expect.stringMatching(
          /^Incident Manager is not set up in us-east-1 of this account: /,
        ),
        code: "failed",
        exitCode: 1,
        hint: expect.stringContaining("is this the right account and region?"),
      });
    }
    expect(fake.requests).toHaveLength(2);
  });
});

describe("what is tried again", () => {
  const busy: ErrorFault = { type: "ThrottlingException", message: "Rate exceeded" };

  it("is a request that is throttled, five times in all", async () => {
    const { message, ...rest } = await listingFails(busy);
    expect(told(message)).toBe("AWS lets no more ListRotations requests through");
    expect(rest).toEqual({
      code: "limited",
      exitCode: 1,
      hint: "try again in a minute",
      requests: 5,
    });
  });

  it("is not one that AWS wants to hear of in an hour", async () => {
    const fault = { ...busy, headers: { "retry-after": "3600" } };
    expect(await listingFails(fault)).toMatchObject({ code: "limited", requests: 1 });
  });

  it("is one that fails at AWS, four times in all", async () => {
    const { message, ...rest } = await listingFails({
      type: "InternalServerException",
      message: "We made a mistake.",
    });
    expect(told(message)).toBe("ListRotations failed at AWS: We made a mistake (500)");
    expect(rest).toEqual({
      code: "failed",
      exitCode: 1,
      hint: "try again; what is at fault is at AWS",
      requests: 4,
    });
  });

  it("is one whose connection breaks off, four times in all", async () => {
    const { message, ...rest } = await listingFails("drop");
    expect(message).toMatch(/^http:\/\/127\.0\.0\.1:\d+ broke off ListRotations \(ECONNRESET\)$/);
    expect(rest).toMatchObject({ code: "failed", exitCode: 1, requests: 4 });
  });

  it.each<[string, Fault, number]>([
    ["throttled four times", busy, 4],
    ["failed three times", { type: "InternalServerException" }, 3],
    ["broken off three times", "drop", 3],
  ])("is done in the end: %s", async (_, fault, times) => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    fake.faults = always(fault, undefined, times);
    expect(await listed(rotations.list())).toMatchObject([{ name: "primary" }]);
    expect(fake.requests).toHaveLength(times + 1);
  });
});

describe("who is not signed in", () => {
  it.each([
    "ExpiredTokenException",
    "UnrecognizedClientException",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
  ])("is told so: %s", async (type) => {
    const message = "The security token included in the request is not right.";
    expect(await listingFails({ type, message })).toEqual({
      message: "not signed in to AWS: The security token included in the request is not right",
      code: "signed-out",
      exitCode: 4,
      hint: "aws sso login, or set AWS_PROFILE or the keys",
      requests: 1,
    });
  });
});

describe("an endpoint", () => {
  async function serverOf(status: number, body: string): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function closedPort(): Promise<string> {
    const { url, close } = await startFakeAws();
    await close();
    return url;
  }

  async function failsAt(url: string) {
    const { rotations } = await openAccount({ env: { AWS_ENDPOINT_URL: url } });
    return termsOf(await failureOf(listed(rotations.list())));
  }

  it("that nobody listens at cannot be reached", async () => {
    const url = await closedPort();
    expect(await failsAt(url)).toEqual({
      message: `${url} cannot be reached (ECONNREFUSED)`,
      code: "failed",
      exitCode: 1,
      hint: "is the network there, and the endpoint?",
    });
  });

  it("that answers with a web page is told by it", async () => {
    const url = await serverOf(200, "<html>Welcome to this hotel</html>");
    expect(await failsAt(url)).toMatchObject({
      message: `${url} answered ListRotations with something else than JSON`,
      exitCode: 1,
      hint: "is it AWS?",
    });
  });

  it("that refuses with a web page is told by it", async () => {
    const url = await serverOf(403, "<html>Sign in to this hotel</html>");
    expect(await failsAt(url)).toMatchObject({
      exitCode: 1,
      message: expect.not.stringMatching("undefined"),
    });
  });

  it("that speaks no TLS is told by it", async () => {
    const url = (await serverOf(200, "{}")).replace("http:", "https:");
    const { message, ...rest } = await failsAt(url);
    expect(message).toMatch(/^https:\/\/127\.0\.0\.1:\d+: .*\(EPROTO\)$/);
    expect(rest).toEqual({ code: "failed", exitCode: 1, hint: "is the endpoint right?" });
  });
});
