import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { appendJournal, readJournal } from "../../../src/providers/local/journal.js";

const folder = mkdtempSync(join(tmpdir(), "oncall-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a journal", () => {
  it("gives its entries, the oldest first", () => {
    expect(readJournal('{"n":1}\n{"n":2}\n')).toEqual({ entries: [{ n: 1 }, { n: 2 }], torn: 0 });
  });

  it("is empty when there is nothing in it", () => {
    expect(readJournal("")).toEqual({ entries: [], torn: 0 });
    expect(readJournal("\n \n")).toEqual({ entries: [], torn: 0 });
  });

  it("skips and counts what is no JSON object, wherever it stands", () => {
    const text = '{"n":1}\n{"n":\nnull\n[{"n":3}]\n"four"\n\0\0\n{"n":5}\n{"n"';
    expect(readJournal(text)).toEqual({ entries: [{ n: 1 }, { n: 5 }], torn: 6 });
  });

  it("keeps a last entry that only lacks the end of its line", () => {
    expect(readJournal('{"n":1}\n{"n":2}')).toEqual({ entries: [{ n: 1 }, { n: 2 }], torn: 0 });
  });
});

describe("appending to a journal", () => {
  it("makes it, and adds a line for each entry", () => {
    const path = join(folder, "new.jsonl");
    appendJournal(path, [{ n: 1 }]);
    appendJournal(path, [{ text: "two\nlines" }, { n: 3 }]);
    expect(readFileSync(path, "utf8")).toBe('{"n":1}\n{"text":"two\\nlines"}\n{"n":3}\n');
  });

  it("makes none for no entries", () => {
    const path = join(folder, "none.jsonl");
    appendJournal(path, []);
    expect(existsSync(path)).toBe(false);
  });

  it("leaves a torn line alone", () => {
    const path = join(folder, "torn.jsonl");
    writeFileSync(path, '{"n":1}\n{"n":');
    appendJournal(path, [{ n: 3 }]);
    expect(readFileSync(path, "utf8")).toBe('{"n":1}\n{"n":\n{"n":3}\n');
  });

  it("finds all that is whole after a crash at any byte", () => {
    const path = join(folder, "any-byte.jsonl");
    const before = [{ name: "Zoë" }, { text: "a\nb" }];
    appendJournal(path, before);
    const whole = readFileSync(path);
    // {"name":"Zoë"} is 15 bytes, for ë is two, and so is {"text":"a\nb"}; each ends with one more.
    expect(whole.length).toBe(32);
    for (let length = 0; length <= 32; length++) {
      writeFileSync(path, whole.subarray(0, length));
      appendJournal(path, [{ n: 9 }]);
      const { entries, torn } = readJournal(readFileSync(path, "utf8"));
      const count = length >= 31 ? 2 : length >= 15 ? 1 : 0;
      expect(entries).toEqual([...before.slice(0, count), { n: 9 }]);
      expect(torn).toBe([0, 15, 16, 31, 32].includes(length) ? 0 : 1);
    }
  });

  it("says that it cannot, and why", () => {
    const path = join(folder, "nowhere", "journal.jsonl");
    expect(() => appendJournal(path, [{ n: 1 }])).toThrow(
      `${path}: there is no such file or folder`,
    );
  });

  it.runIf(existsSync("/dev/full"))("says that the disk is full", () => {
    expect(() => appendJournal("/dev/full", [{ n: 1 }])).toThrow(
      "/dev/full: there is no space left on the disk",
    );
  });
});
