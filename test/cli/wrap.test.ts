import { describe, expect, it } from "vitest";
import { wrapLines } from "../../src/cli/render/wrap.js";

describe("a word that is longer than a line", () => {
  it("is broken after an @, a / or a dash", () => {
    expect(wrapLines("carol@example.com", 13)).toEqual(["carol@", "example.com"]);
    expect(wrapLines("payments/primary-1", 10)).toEqual(["payments/", "primary-1"]);
    expect(wrapLines("dac18eb0-7f60", 12)).toEqual(["dac18eb0-", "7f60"]);
  });

  it("is broken anywhere where there is none of these", () => {
    expect(wrapLines("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
    expect(wrapLines("carol@example.com", 8)).toEqual(["carol@", "example.", "com"]);
  });
});
