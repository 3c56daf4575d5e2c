import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rewriteYaml } from "../../src/model/file/rewrite.js";
import { edit, randomTree, toValue, write } from "./rewrite-documents.js";

const OVERRIDE = { schedule: "payments", from: "2026-12-24T09:00", to: "2026-12-26T09:00" };

describe("what a file begins with", () => {
  test("a first person", () => {
    expect(
      rewriteYaml("", { version: 1, people: { alice: { name: "Alice Ng" } } }),
    ).toBe(`version: 1

people:
  alice: { name: Alice Ng }
`);
  });

  test("every section, in its order and look", () => {
    const file = {
      policies: {
        payments: {
          steps: [
            { notify: ["schedule:payments"], wait: "5m" },
            { notify: ["alice", "schedule:payments@next"], wait: "15m", assignment: "round-robin" },
          ],
          repeats: 2,
          resolveWhenDone: false,
        },
      },
      overrides: [{ ...OVERRIDE, members: ["carol"] }],
      schedules: { payments: { timeZone: "UTC", combine: "stack", rotations: ["primary"] } },
      rotations: {
        primary: {
          timeZone: "America/New_York",
          start: "2026-01-05T09:00",
          members: ["alice", "bob"],
          weekly: [{ on: "mon", at: "09:00" }],
          coverage: [{ days: ["sat", "sun"], from: "10:00", to: "16:00" }],
        },
        on: { timeZone: "UTC", start: "2026-01-05T14:00:00Z", members: ["y"], daily: ["09:00"] },
      },
      people: { alice: {}, y: { name: "No", email: undefined }, bob: null },
      provider: "local",
      version: 1,
    };
    expect(rewriteYaml("", file)).toBe(`version: 1
provider: local

people:
  alice: {}
  "y": { name: "No" }
  bob: null

rotations:
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]
    coverage: [{ days: [sat, sun], from: "10:00", to: "16:00" }]
  "on":
    timeZone: UTC
    start: "2026-01-05T14:00:00Z"
    members: ["y"]
    daily: ["09:00"]

schedules:
  payments: { timeZone: UTC, combine: stack, rotations: [primary] }

overrides:
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }

policies:
  payments:
    steps:
      - { notify: [schedule:payments], wait: 5m }
      - { notify: [alice, schedule:payments@next], wait: 15m, assignment: round-robin }
    repeats: 2
    resolveWhenDone: false
`);
  });

  test.each([
    ["a comment", "# Ours.\n", "# Ours.\nversion: 1\n"],
    ["a comment without an end of line", "# Ours.", "# Ours.\nversion: 1\n"],
    [
      "marks of a document",
      "%YAML 1.2\n---\n# Ours.\n...\n",
      "%YAML 1.2\n---\n# Ours.\nversion: 1\n...\n",
    ],
    ["an empty map", "{} # Ours.\n", "version: 1 # Ours.\n"],
    ["an empty map behind a mark", "--- {}\n", "---\nversion: 1\n"],
    ["null", "~\n", "version: 1\n"],
  ])("%s", (_, text, expected) => {
    expect(rewriteYaml(text, { version: 1 })).toBe(expected);
  });

  test("a mark of the byte order stays the first character", () => {
    expect(rewriteYaml("\uFEFFversion: 1\n", { version: 1, provider: "aws" })).toBe(
      "\uFEFFversion: 1\nprovider: aws\n",
    );
    expect(rewriteYaml("\uFEFFprovider: aws\nversion: 1\n", { version: 1 })).toBe(
      "\uFEFFversion: 1\n",
    );
  });

  test("all that there is can go", () => {
    expect(rewriteYaml("version: 1 # Ours.\n", {})).toBe("{}\n");
  });
});

describe("where a new section comes to stand", () => {
  test("in the order of sections, not in that of the value", () => {
    const text = "version: 1\n\nschedules:\n  s: { rotations: [r] }\n\npolicies: {}\n";
    const wanted = { overrides: [], rotations: { r: {} }, provider: "aws", ...read(text) };
    expect(rewriteYaml(text, wanted)).toBe(`version: 1
provider: aws

rotations:
  r: {}

schedules:
  s: { rotations: [r] }

overrides: []

policies: {}
`);
  });

  test("behind a comment on the same line, before one at the end", () => {
    const text = "version: 1 # one\n# The end.";
    expect(rewriteYaml(text, { version: 1, people: { alice: {} } })).toBe(
      "version: 1 # one\n\npeople:\n  alice: {}\n# The end.",
    );
  });

  test("on lines of its own where the last line has no end", () => {
    const text = "version: 1\npeople:\n  alice: {}";
    const wanted = { version: 1, people: { alice: {}, bob: {} }, policies: {}, schedules: {} };
    expect(rewriteYaml(text, wanted)).toBe(
      "version: 1\npeople:\n  alice: {}\n  bob: {}\n\nschedules: {}\n\npolicies: {}\n",
    );
    expect(rewriteYaml(text, { version: 1, people: { alice: { name: "Al" } } })).toBe(
      "version: 1\npeople:\n  alice: { name: Al }",
    );
    expect(rewriteYaml(text, { version: 1 })).toBe("version: 1");
  });

  test("with the file's own ends of lines", () => {
    const text = "version: 1\r\npeople: # all\r\n";
    expect(rewriteYaml(text, { version: 1, people: { al: {} }, overrides: [OVERRIDE] })).toBe(
      "version: 1\r\npeople: # all\r\n  al: {}\r\n\r\noverrides:\r\n" +
        "  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00 }\r\n",
    );
  });
});

describe("a section that is empty yet", () => {
  test.each([
    ["without a value", "overrides:\n", "overrides:\n  - a\n"],
    ["with a comment", "overrides: # none\n", "overrides: # none\n  - a\n"],
    ["with comments in it", "overrides: []\n  # Holidays.\n", "overrides:\n  # Holidays.\n  - a\n"],
    ["in brackets", "overrides: [] # none\n", "overrides: # none\n  - a\n"],
    ["in brackets with blanks", "overrides:   [ ]\n", "overrides:\n  - a\n"],
    ["in brackets on the next line", "overrides:\n  []\n", "overrides:\n  - a\n"],
    ["null", "overrides: null\n", "overrides:\n  - a\n"],
    ["with an anchor", "overrides: &all []\n", "overrides: &all\n  - a\n"],
  ])("%s", (_, text, expected) => {
    expect(rewriteYaml(text, { overrides: ["a"] })).toBe(expected);
    expect(rewriteYaml(`{ x: 1 }`, { x: 1, overrides: ["a"] })).toBe("{ x: 1, overrides: [a] }");
  });
});

describe("a new value", () => {
  const email = `${"a".repeat(40)}@example.com`;

  test("is on one line of up to 120 columns, else on several", () => {
    // "  alice: { name: ", ", email: " and " }" have 28 columns, the address has 52.
    const name = "n".repeat(40);
    const text = "people:\n  bob: {}\n";
    const line = `  alice: { name: ${name}, email: ${email} }`;
    expect(line).toHaveLength(120);
    expect(rewriteYaml(text, { people: { bob: {}, alice: { name, email } } })).toBe(
      `${text}${line}\n`,
    );
    expect(rewriteYaml(text, { people: { bob: {}, alice: { name: `${name}n`, email } } })).toBe(
      `${text}  alice:\n    name: ${name}n\n    email: ${email}\n`,
    );
  });

  test("of an override that is too long begins behind the dash", () => {
    expect(rewriteYaml("", { overrides: [{ ...OVERRIDE, members: [email] }] })).toBe(`overrides:
  - schedule: payments
    from: 2026-12-24T09:00
    to: 2026-12-26T09:00
    members: [${email}]
`);
  });

  test("is indented as its next of kin", () => {
    const text = `rotations:
   r:
     coverage:
     - {}
policies:
 p:
      steps:
        - {}
`;
    const r = { coverage: [{}] };
    const p = { steps: [{}] };
    const s = { daily: [email, email, email] };
    const wanted = { rotations: { r, s }, policies: { p, q: p }, people: { a: {} } };
    expect(rewriteYaml(text, wanted)).toBe(`rotations:
   r:
     coverage:
     - {}

   s:
     daily:
     - ${email}
     - ${email}
     - ${email}
policies:
 p:
      steps:
        - {}

 q:
      steps:
        - {}

people:
   a: {}
`);
  });

  test("stands apart where the two before it do", () => {
    expect(rewriteYaml("l:\n  - a\n\n  - b\n", { l: ["a", "b", "c"] })).toBe(
      "l:\n  - a\n\n  - b\n\n  - c\n",
    );
    expect(rewriteYaml("l:\n  - a\n\n  - b\n", { l: ["x", "a", "b"] })).toBe(
      "l:\n  - x\n\n  - a\n\n  - b\n",
    );
    expect(rewriteYaml("l:\n  - a\n\n  - b\n", { l: ["a", "x", "b"] })).toBe(
      "l:\n  - a\n  - x\n\n  - b\n",
    );
  });

  test("may be of another kind than the old one", () => {
    const text = `a: # one
  - x # two

  # three

  - y
b: { c: 1 } # four
d: |
  text # no comment
e: 'word' # five
`;
    expect(rewriteYaml(text, { a: 1, b: [true], d: { x: 1.5 }, e: { y: null } })).toBe(`a: 1 # one

  # three

b: # four
  - true
d:
  x: 1.5
e: # five
  "y": null
`);
    expect(rewriteYaml("x:\n  a:\n    b: 1\n", { x: { a: { c: 2 } } })).toBe(
      "x:\n  a:\n    c: 2\n",
    );
    expect(rewriteYaml("a:\n- - b\n  - c\n", { a: [{ b: 1 }] })).toBe("a:\n- { b: 1 }\n");
    expect(rewriteYaml("a:\n- b\n# c\n- d\n", { a: { b: {} } })).toBe("a:\n  b: {}\n");
    expect(rewriteYaml("x: { a: [b, &c d] }\n", { x: { a: { b: 1 } } })).toBe(
      "x: { a: { b: 1 } }\n",
    );
  });

  test("drops the tag of the old one", () => {
    const text = "a: !!str 12 # one\nb: [!!str 1, 2]\nc: !!seq [x]\n";
    expect(rewriteYaml(text, { a: 12, b: ["3", 2], c: ["z"] })).toBe(
      'a: 12 # one\nb: [ "3", 2]\nc: !!seq [z]\n',
    );
  });
});

describe("between brackets", () => {
  test.each([
    ["[a, b]", ["a", "x", "b"], "[a, x, b]"],
    ["[a, b]", ["x", "a", "b"], "[x, a, b]"],
    ["[ a ]", ["a", "x"], "[ a, x ]"],
    ["[a,]", ["a", "x"], "[a, x,]"],
    ["[[ ], { }]", [["x"], { z: 1 }], "[[x], { z: 1 }]"],
    ["[a, b, c]", ["a", "c"], "[a, c]"],
    ["[a, b, c]", ["b", "c"], "[b, c]"],
    ["[ a, b, c ]", ["a"], "[ a ]"],
    ["[a, b,]", ["a"], "[a,]"],
    ["[ a ]", [], "[]"],
    ["[a, b]", ["b", "a"], "[b, a]"],
    ["[a, { b: 1, c: 2 }]", ["a", { c: 2 }], "[a, { c: 2 }]"],
    ["[a, &n , b]", ["a", null, "c"], "[a, &n , c]"],
    ["[a, {b: 1}]", ["a", { b: 1, c: [2] }], "[a, {b: 1, c: [2]}]"],
    ["[{b: 1}]", [{ c: 1 }], "[{ c: 1 }]"],
    ["[b: 1]", [{ b: 2 }], "[{ b: 2 }]"],
    ['["a","b"]', ["a", "c"], '["a","c"]'],
    ["{ b, c }", { b: 1, c: null }, "{ b: 1, c }"],
    ["{ b: , c: 1 }", { b: 2, c: 1 }, "{ b: 2 , c: 1 }"],
    ["{ ? b : 1 }", { b: 1, on: 2 }, '{ ? b : 1, "on": 2 }'],
  ])("%s becomes %j", (flow, value, expected) => {
    expect(rewriteYaml(`a: ${flow} # c\n`, { a: value })).toBe(`a: ${expected} # c\n`);
  });

  test.each([
    ["a comma before each line", "[ a\n  , b # b\n  , c ]", ["a", "c"], "[ a\n  , c ]"],
    ["a comment between items", "[a, # a\n  b]", ["a"], "[a # a\n  ]"],
    ["a comment on the line of two", "[a, b, # a, b\n  c]", ["a", "c"], "[a, # a, b\n  c]"],
    ["a comment on those that go", "[a, b, # a, b\n  c]", ["c"], "[ # a, b\n  c]"],
    ["a comment on the next line", "[a,\n  # b\n  b]", ["b"], "[\n  # b\n  b]"],
    ["lines up to the bracket", "[\n  a,\n  b,\n  c ]", ["a"], "[\n  a\n   ]"],
    ["a comment behind the bracket", "[ # c\n  a\n]", ["a", "b"], "[ # c\n  a,\n  b\n]"],
    ["the end of a list of lines", "[\n  a,\n  b,\n]", ["a", "b", "c"], "[\n  a,\n  b,\n  c,\n]"],
    ["lines from the bracket on", "[a,\n  b]", ["a", "b", "c"], "[a,\n  b,\n  c]"],
    [
      "what looks like a comment",
      '[\n  "a\n\n  # b",\n  c, d\n]',
      ["a\n# b", "d"],
      '[\n  "a\n\n  # b",\n  d\n]',
    ],
    ["an item with a line", '[\n  "a\n\n  # b",\n  c\n]', ["a\n# b"], '[\n  "a\n\n  # b"\n]'],
  ])("%s", (_, flow, value, expected) => {
    expect(rewriteYaml(`a: ${flow}\n`, { a: value })).toBe(`a: ${expected}\n`);
  });
});

describe("blank lines and blanks", () => {
  test.each([
    ["between two that stay", "a: 1\n\nb: 2\n\nc: 3\n", { a: 1, c: 3 }, "a: 1\n\nc: 3\n"],
    ["at the top", "a: 1\n\nb: 2\n", { b: 2 }, "b: 2\n"],
    ["at the end", "a: 1\n\nb: 2\n", { a: 1 }, "a: 1\n"],
    ["at the end, of two", "a: 1\n\nb: 2\n\nc: 3\n \n", { a: 1 }, "a: 1\n"],
    ["before what comes in its place", "a: 1\n\nb: 2\n", { a: 1, c: {} }, "a: 1\n\nc: {}\n"],
    ["below a comment", "# a\n\na: 1\n# b\n\n# c\nc: 3\n", { c: 3 }, "# a\n\n# b\n\n# c\nc: 3\n"],
    ["behind a dash", "- a: 1\n\n  b: 2\n", [{ b: 2 }], "- b: 2\n"],
    ["behind a dash, and a comment", "- a: 1\n  # b\n  b: 2\n", [{ b: 2 }], "-\n  # b\n  b: 2\n"],
    ["behind a dash, of two", "- a: 1\n  b: 2\n  c: 3\n", [{ c: 3 }], "- c: 3\n"],
    ["behind two dashes", "- - a # a\n  - b\n", [["b"]], "- - b\n"],
    ["behind a dash, of all", "- a: 1 # a\n  # b\n", [{}], "- {}\n  # b\n"],
  ])("%s", (_, text, value, expected) => {
    const isList = Array.isArray(value);
    const within = (inner: string) => (isList ? `l:\n${inner.replace(/^(?=.)/gm, "  ")}` : inner);
    expect(rewriteYaml(within(text), isList ? { l: value } : value)).toBe(within(expected));
  });

  test("belong to a block scalar that keeps them", () => {
    const text = "a: |+\n  x\n\nb: 1\n\nc: 1\n";
    expect(rewriteYaml(text, { a: "x\n\n", c: 1 })).toBe("a: |+\n  x\n\nc: 1\n");
    expect(rewriteYaml(text, { a: "x\n\n" })).toBe("a: |+\n  x\n\n");
    expect(rewriteYaml(text.trimEnd(), { a: "x\n\n" })).toBe("a: |+\n  x\n\n");
    expect(rewriteYaml("a: |+\n  x\n\n", { a: "x\n\n", b: {} })).toBe("a: |+\n  x\n\nb: {}\n");
    expect(rewriteYaml(text, { a: "z", b: 1, c: 1 })).toBe("a: z\nb: 1\n\nc: 1\n");
  });

  test("do not come to belong to a block scalar", () => {
    expect(rewriteYaml("a: |\n  x\nb: 1\n     \nc: 1\n", { a: "x\n", c: 1 })).toBe(
      "a: |\n  x\nc: 1\n",
    );
  });
});

describe("anchors and aliases", () => {
  test("an alias that says something else gives way to a list, where the style has lines", () => {
    const text = "x: &x [a]\noverrides: *x # c\nl: [*x, b]\n";
    expect(rewriteYaml(text, { x: ["a"], overrides: ["a", "b"], l: [["a", "c"], "b"] })).toBe(
      "x: &x [a]\noverrides: # c\n  - a\n  - b\nl: [[a, c], b]\n",
    );
  });

  test("an anchor stays with the value that takes the place of another", () => {
    const text = "x: &x [a]\ny: *x\nz: &z { a: 1 }\nw: *z\n";
    expect(rewriteYaml(text, { x: 1, y: 1, z: 2, w: { a: 1 } })).toBe(
      "x: &x 1\ny: *x\nz: &z 2\nw:\n  a: 1\n",
    );
  });

  test("an alias of what goes is no hindrance where it goes too", () => {
    const text = "x: { a: &a 1 }\ny: *a\nz: [*a, 2]\n";
    expect(rewriteYaml(text, { y: 2, z: [2] })).toBe("y: 2\nz: [2]\n");
    expect(() => rewriteYaml(text, { x: 3, y: 1, z: [2] })).toThrow(
      /^y: this comes from an anchor/,
    );
    expect(() => rewriteYaml(text, { y: 2, z: [1, 2] })).toThrow(/^z\[0\]: this comes/);
  });

  test("of several maps that are merged the first one counts", () => {
    const text = "a: &a { x: 1, y: 1 }\nb: &b { x: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  w: 3\n";
    const [a, b] = [
      { x: 1, y: 1 },
      { x: 2, z: 2 },
    ];
    expect(rewriteYaml(text, { a, b, c: { x: 1, y: 1, z: 2, w: 4 } })).toBe(
      text.replace("w: 3", "w: 4"),
    );
    expect(rewriteYaml(text, { a, b, c: { x: 2, y: 1, z: 2 } })).toBe(
      text.replace("  w: 3\n", "  x: 2\n"),
    );
    expect(rewriteYaml(text, { a, b: { x: 2 }, c: { x: 1, y: 1, z: 2, w: 3 } })).toBe(
      "a: &a { x: 1, y: 1 }\nb: &b { x: 2 }\nc:\n  <<: [*a, *b]\n  w: 3\n  z: 2\n",
    );
    expect(() => rewriteYaml(text, { a, c: { x: 1, y: 1, w: 3 } })).toThrow(/^c: this comes from/);
    expect(() => rewriteYaml(text, { a: 1, b, c: { x: 2 } })).toThrow(/^c: this comes from/);
    expect(() => rewriteYaml(text, { a, b, c: { x: 1, y: 1, w: 3 } })).toThrow(/^c\.z: this comes/);
  });

  test("a key that overrides a merged one cannot go, but may be as the merged one is", () => {
    const text = "a: &a { x: 1 }\nb: { <<: *a, x: 2 }\n";
    expect(rewriteYaml(text, { a: { x: 1 }, b: { x: 1 } })).toBe(
      "a: &a { x: 1 }\nb: { <<: *a, x: 1 }\n",
    );
    expect(() => rewriteYaml(text, { a: { x: 1 }, b: {} })).toThrow(/^b\.x: this comes from/);
  });

  test("a key of the name of merging is quoted", () => {
    expect(rewriteYaml("a: {}\n", { a: { "<<": 1 } })).toBe('a:\n  "<<": 1\n');
  });
});

describe("text", () => {
  test.each([
    ["alice", "alice"],
    ["Alice Ng", "Alice Ng"],
    ["alice@example.com", "alice@example.com"],
    ["Zoë 🎉", "Zoë 🎉"],
    ["schedule:payments@next", "schedule:payments@next"],
    ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/bob", undefined],
    ["2026-01-05T09:00", "2026-01-05T09:00"],
    ["mon 09:00", "mon 09:00"],
    ["5m", "5m"],
    ["09:00", '"09:00"'],
    ["23:59:59", '"23:59:59"'],
    ["1:30", '"1:30"'],
    ["2026-01-05", '"2026-01-05"'],
    ["2026-01-05T14:00:00Z", '"2026-01-05T14:00:00Z"'],
    ["no", '"no"'],
    ["On", '"On"'],
    ["y", '"y"'],
    ["null", '"null"'],
    ["~", '"~"'],
    ["", '""'],
    ["1e3", '"1e3"'],
    ["0x1", '"0x1"'],
    ["0o17", '"0o17"'],
    ["017", '"017"'],
    ["1_000", '"1_000"'],
    ["*x", '"*x"'],
    ["a #b", '"a #b"'],
    ["a: b", '"a: b"'],
    ["a:", '"a:"'],
    ["- a", '"- a"'],
    ["-", '"-"'],
    ["---", '"---"'],
    [" a", '" a"'],
    ["a\nb", '"a\\nb"'],
    ["a\tb\u0085\u2028", '"a\\tb\\u0085\\u2028"'],
    ['say "a"', 'say "a"'],
  ])("%j is written so that YAML 1.1 and 1.2 read it back", (value, expected = value) => {
    expect(rewriteYaml("a: {}\n", { a: {}, b: value })).toBe(`a: {}\nb: ${expected}\n`);
  });

  test("commas and brackets are quoted between brackets alone", () => {
    expect(rewriteYaml("a: [x]\n", { a: ["x", "Ng, [Al]"], b: "Ng, [Al]" })).toBe(
      'a: [x, "Ng, [Al]"]\nb: Ng, [Al]\n',
    );
  });

  test("of any kind reads back, as a key and as a value", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."-?:,[]{}#&*!|>'\"%@` \t\n09.eExXoO_+~<=Zy") }),
    );
    fc.assert(
      fc.property(texts, texts, (key, value) => {
        const wanted = {
          a: { x: "x", [`a${key}`]: value, [key]: [value] },
          b: { x: "x", [`b${key}`]: value, [key]: `b${value}` },
          [`c${key}`]: value,
          [`${key} d`]: value,
        };
        const result = rewriteYaml("a: { x: x }\nb:\n  x: x\n", wanted);
        expect(read(result, "1.1")).toEqual(wanted);
        expect(read(result, "1.2")).toEqual(wanted);
      }),
      RUNS,
    );
  });
});

const RUNS = { numRuns: 300 };

describe("any document, edited in any places", () => {
  test("stays as it is where nothing is to change", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const tree = randomTree(g);
        const { text } = write(g, tree);
        expect(read(text)).toEqual(toValue(tree));
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
        const kept = comments.filter(({ owners }) => !owners.some((owner) => lost.has(owner)));
        for (const { word } of kept) expect(result.split(word)).toHaveLength(2);
      }),
      RUNS,
    );
  });

  test("comes to have no more blanks at ends of lines, nor double blank lines", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const tree = randomTree(g);
        const { text } = write(g, tree);
        edit(g, tree);
        const result = rewriteYaml(text, toValue(tree) as Record<string, unknown>);
        for (const flaw of [/[ \t]\r?$/gm, /\n(?=[ \t]*\r?\n[ \t]*\r?\n)/g]) {
          expect(countOf(flaw, result)).toBeLessThanOrEqual(countOf(flaw, text));
        }
      }),
      RUNS,
    );
  });
});

function read(text: string, version: "1.1" | "1.2" = "1.2"): Record<string, unknown> {
  return parse(text, { version, merge: true }) as Record<string, unknown>;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
