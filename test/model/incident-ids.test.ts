import { describe, expect, it } from "vitest";
import { shortId, standsFor } from "../../src/model/incident.js";

const UUID = "94ea0c7b-56d9-4c46-b84a-a37c8b067ad3";
const PAGE = `arn:aws:ssm-contacts:us-east-2:111122223333:page/akuam/${UUID}`;

describe("a short id", () => {
  it.each([
    [PAGE, "94ea0c7b-56d9"],
    [UUID, "94ea0c7b-56d9"],
    ["inc-1", "inc-1"],
    ["inc-1.12", "inc-1.12"],
    ["arn:aws:ssm-incidents::111122223333:response-plan/checkout", "checkout"],
    ["", ""],
  ])("of %j is %j", (id, short) => {
    expect(shortId(id)).toBe(short);
  });

  it("stands for what it is short for", () => {
    for (const id of [PAGE, UUID, "inc-1"]) expect(standsFor(shortId(id), id)).toBe(true);
  });
});

describe("an id is stood for", () => {
  it.each([
    ["all of it", PAGE, true],
    ["its last part", UUID, true],
    ["its last parts", `akuam/${UUID}`, true],
    ["eight characters of the last part", "94ea0c7b", true],
    ["seven characters of it", "94ea0c7", false],
    ["characters of its middle", "56d9-4c46-b84a", false],
    ["the end of a part", `kuam/${UUID}`, false],
    ["nothing", "", false],
  ])("by %s: %j is %s", (_, text, expected) => {
    expect(standsFor(text, PAGE)).toBe(expected);
  });
});
