import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readOncallFile } from "../../src/model/file/read.js";
import type { FileShape } from "../../src/model/file/schema.js";
import { rewriteYaml } from "../../src/model/file/rewrite.js";

// One awkward file, and for each kind of edit the lines that change. Expected is the file with a
// patch written by hand: its lines begin with " " (there before and after), "-" or "+".

const AWKWARD = readFileSync(join(import.meta.dirname, "fixtures/awkward.yaml"), "utf8");

/** What can be changed of a file's value. */
type Draft<Part> = Part extends object ? { -readonly [Key in keyof Part]: Draft<Part[Key]> } : Part;
type Edit = (file: Draft<Required<FileShape>>) => void;

describe("the awkward file", () => {
  test("is an oncall.yaml", () => {
    const { people } = readOncallFile(AWKWARD, "awkward.yaml");
    expect(people.get("erin")).toEqual({
      key: "erin",
      name: "Erin O'Neil",
      timeZone: "Europe/Berlin",
    });
  });
});
