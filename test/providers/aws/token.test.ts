import { expect, it } from "vitest";
import { tokenFor } from "../../../src/providers/aws/token.js";

it("makes the same token for the same call and suffix, and another for any other", () => {
  const tokens = [
    tokenFor({ token: "one" }),
    tokenFor({ token: "one" }, "2"),
    tokenFor({ token: "one" }, "3"),
    tokenFor({ token: "two" }),
  ];
  expect(new Set(tokens).size).toBe(4);
  expect(tokenFor({ token: "one" }, "2")).toBe(tokens[1]);
});

it("fits both services, whatever the call's token is: 128 characters, and no odd ones", () => {
  expect(tokenFor({ token: `${"ü ".repeat(500)}` })).toMatch(/^[0-9a-f]{64}$/);
});
