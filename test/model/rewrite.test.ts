import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rewriteYaml } from "../../src/model/file/rewrite.js";
import { edit, randomTree, toValue, write } from "./rewrite-documents.js";

const RUNS = { numRuns: Number(process.env.RUNS ?? 1000) };

function read(text: string, version: "1.1" | "1.2" = "1.2"): unknown {
  return parse(text, { version, merge: true });
}

describe("any document, edited in any places", () => {
  test("stays as it is where nothing is to change", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const tree = randomTree(g);
        const { text } = write(g, tree);
        expect(rewriteYaml(text, toValue(tree) as Record<string, unknown>)).toBe(text);
      }),
      RUNS,
    );
  });

  test("says what is wanted, and keeps the comments of all that stays", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const tree = randomTree(g);
        const { text, comments } = write(g, tree);
        const lost = edit(g, tree);
        const wanted = toValue(tree) as Record<string, unknown>;
        const result = rewriteYaml(text, wanted);
        expect(read(result)).toEqual(wanted);
        const missing = comments.filter(
          ({ word, owners }) => !result.includes(word) && !owners.some((owner) => lost.has(owner)),
        );
        expect(missing.map(({ word }) => word)).toEqual([]);
      }),
      RUNS,
    );
  });
});
