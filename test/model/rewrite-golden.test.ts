import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readOncallFile } from "../../src/model/file/read.js";
import { rewriteYaml } from "../../src/model/file/rewrite.js";

// One awkward file, and for each kind of edit the lines that change. What is expected is the file
// with a patch written by hand, whose lines begin with " " (there before and after), "-" or "+".

const AWKWARD = readFileSync(join(import.meta.dirname, "fixtures/awkward.yaml"), "utf8");

test("the awkward file is an oncall.yaml", () => {
  const { people } = readOncallFile(AWKWARD, "awkward.yaml");
  expect(people.get("erin")).toMatchObject({ name: "Erin O'Neil", timeZone: "Europe/Berlin" });
});

type Case = readonly [name: string, edits: readonly Edit[], patch: string];

const PEOPLE: Case[] = [
  [
    "a person is added behind the last one, apart as that one is",
    [set("people.gina", { name: "Gina Po", email: "gina@example.com" })],
    `
   frank:
+
+  gina: { name: Gina Po, email: gina@example.com }
   # gina: left in March
`,
  ],
  [
    "a person's e-mail address changes",
    [set("people.alice.email", "ng@example.com")],
    `
-  alice: { name: Alice Ng,  email: alice@example.com }   # lead
+  alice: { name: Alice Ng,  email: ng@example.com }   # lead
`,
  ],
  [
    "a quoted name changes",
    [set("people.bob.name", "Bob O'Ito")],
    `
-  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
+  bob:   { name: 'Bob O''Ito', email: bob@example.com, timeZone: Asia/Tokyo }
`,
  ],
  [
    "a name in a block changes, and what is written beside it stays",
    [set("people.carol.name", "Carol Diaz-Ruiz")],
    `
-    name: |                          # a block
-      Carol Diaz
+    name: Carol Diaz-Ruiz                          # a block
     email: carol@example.com
`,
  ],
  [
    "a person gets an id",
    [set("people.bob.datadog", "7f1b523e"), set("people.carol.datadog", "1e3")],
    `
-  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
+  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo, datadog: 7f1b523e }
   # Carol is away in May.
   "carol":                           # quoted
     name: |                          # a block
       Carol Diaz
     email: carol@example.com
+    datadog: "1e3"
     # Her other address: c@example.com
`,
  ],
  [
    "a person loses an e-mail address",
    [drop("people.bob.email"), drop("people.carol.email"), drop("people.alice.email")],
    `
-  alice: { name: Alice Ng,  email: alice@example.com }   # lead
-  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
+  alice: { name: Alice Ng }   # lead
+  bob:   { name: 'Bob Ito', timeZone: Asia/Tokyo }
   # Carol is away in May.
   "carol":                           # quoted
     name: |                          # a block
       Carol Diaz
-    email: carol@example.com
     # Her other address: c@example.com
`,
  ],
  [
    "a person of whom nothing was known",
    [set("people.frank", { timeZone: "UTC" })],
    `
-  frank:
+  frank: { timeZone: UTC }
`,
  ],
  [
    "a person goes, with all that is said of her",
    [drop("people.carol")],
    `
   bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
-  # Carol is away in May.
-  "carol":                           # quoted
-    name: |                          # a block
-      Carol Diaz
-    email: carol@example.com
-    # Her other address: c@example.com

   # Those who help out.
`,
  ],
  [
    "the first person goes; the comment on all stays",
    [drop("people.alice")],
    `
   # In order of age.
-  alice: { name: Alice Ng,  email: alice@example.com }   # lead
   bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
`,
  ],
  [
    "the last person goes",
    [drop("people.frank")],
    `
     name: Erin O'Neil

-  frank:
   # gina: left in March
`,
  ],
  [
    "everybody goes; comments set apart stay",
    [set("people", {})],
    `
-people:
+people: {}
   # In order of age.
-  alice: { name: Alice Ng,  email: alice@example.com }   # lead
-  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
-  # Carol is away in May.
-  "carol":                           # quoted
-    name: |                          # a block
-      Carol Diaz
-    email: carol@example.com
-    # Her other address: c@example.com

   # Those who help out.

-  dave: &away
-    timeZone: Europe/Berlin
-   
-  erin:
-    <<: *away
-    name: Erin O'Neil
-
-  frank:
   # gina: left in March
`,
  ],
  [
    "the section goes",
    [drop("people")],
    `
 # --- People ---------------------------------------------------------------------------------------

-people:
-  # In order of age.
-  alice: { name: Alice Ng,  email: alice@example.com }   # lead
-  bob:   { name: 'Bob Ito', email: bob@example.com, timeZone: Asia/Tokyo }
-  # Carol is away in May.
-  "carol":                           # quoted
-    name: |                          # a block
-      Carol Diaz
-    email: carol@example.com
-    # Her other address: c@example.com
-
-  # Those who help out.
-
-  dave: &away
-    timeZone: Europe/Berlin
-   
-  erin:
-    <<: *away
-    name: Erin O'Neil
-
-  frank:
-  # gina: left in March
-
 # --- Rotations ------------------------------------------------------------------------------------
`,
  ],
];

const ANCHORS: Case[] = [
  [
    "what is marked changes, not what refers to it",
    [set("rotations.primary.start", "2026-01-12T09:00"), set("people.dave.timeZone", "UTC")],
    `
   dave: &away
-    timeZone: Europe/Berlin
+    timeZone: UTC
    
   erin:
     <<: *away
     name: Erin O'Neil
+    timeZone: Europe/Berlin
@@
-        start: &begin 2026-01-05T09:00    # a Monday
+        start: &begin 2026-01-12T09:00    # a Monday
@@
-        start: *begin
+        start: 2026-01-05T09:00
`,
  ],
  [
    "what is marked changes, and with it what refers to it",
    [
      set("rotations.primary.start", "2026-01-12T09:00"),
      set("rotations.backup.start", "2026-01-12T09:00"),
      set("people.dave.timeZone", "UTC"),
      set("people.erin.timeZone", "UTC"),
    ],
    `
   dave: &away
-    timeZone: Europe/Berlin
+    timeZone: UTC
@@
-        start: &begin 2026-01-05T09:00    # a Monday
+        start: &begin 2026-01-12T09:00    # a Monday
`,
  ],
  [
    "what refers to it changes alone",
    [set("schedules.payments.timeZone", "UTC"), set("people.erin.timeZone", "UTC")],
    `
     name: Erin O'Neil
+    timeZone: UTC
@@
-  payments: { timeZone: *zone, combine: stack, rotations: [primary] }
+  payments: { timeZone: UTC, combine: stack, rotations: [primary] }
`,
  ],
  [
    "what is marked goes together with what refers to it",
    [drop("people.dave"), drop("people.erin")],
    `
   # Those who help out.

-  dave: &away
-    timeZone: Europe/Berlin
-   
-  erin:
-    <<: *away
-    name: Erin O'Neil
-
   frank:
`,
  ],
];

const ROTATIONS: Case[] = [
  [
    "a rotation is added, indented as its sisters are",
    [
      set("rotations.night", {
        timeZone: "UTC",
        start: "2026-01-05T21:00",
        members: ["alice", "bob"],
        weekly: [{ on: "mon", at: "21:00" }],
        effective: { until: "2026-12-31T09:00" },
      }),
    ],
    `
         daily: ["09:00", "21:00"]
+
+    night:
+        timeZone: UTC
+        start: 2026-01-05T21:00
+        members: [alice, bob]
+        weekly: [{ on: mon, at: "21:00" }]
+        effective: { until: 2026-12-31T09:00 }
     # End of the rotations.
`,
  ],
  [
    "a rotation goes",
    [drop("rotations.backup")],
    `
             to: '16:00'

-    backup:
-        timeZone: *zone
-        start: *begin
-        members: [alice,
-                  bob, dave]
-        daily: ["09:00", "21:00"]
     # End of the rotations.
`,
  ],
  [
    "a key is added, one changes and one goes",
    [
      set("rotations.primary.onCalls", 2),
      set("rotations.primary.every", 2),
      drop("rotations.backup.daily"),
    ],
    `
-        every: 1
+        every: 2
@@
             to: '16:00'
+        onCalls: 2

     backup:
@@
                   bob, dave]
-        daily: ["09:00", "21:00"]
`,
  ],
  [
    "members are added where each has a line",
    [add("rotations.primary.members.3", "dave"), add("rotations.primary.members.1", "on")],
    `
             alice,   # first
+            "on",
             # Bob is second.
             bob,

             # Carol only if she is back.

-            "carol"  # last
+            "carol",  # last
+            dave
         ]
`,
  ],
  [
    "the first of the members comes to be another",
    [add("rotations.primary.members.0", "dave")],
    `
         members: [                        # in turns
+            dave,
             alice,   # first
`,
  ],
  [
    "a member between others goes",
    [drop("rotations.primary.members.1")],
    `
             alice,   # first
-            # Bob is second.
-            bob,

             # Carol only if she is back.
`,
  ],
  [
    "the last member goes, and a comma",
    [drop("rotations.primary.members.2")],
    `
-            bob,
+            bob

             # Carol only if she is back.

-            "carol"  # last
         ]
`,
  ],
  [
    "two members take the place of three",
    [set("rotations.primary.members", ["dave", "erin"])],
    `
-            alice,   # first
+            dave,   # first
             # Bob is second.
-            bob,
+            erin

             # Carol only if she is back.

-            "carol"  # last
         ]
`,
  ],
  [
    "a member is added where two share a line",
    [add("rotations.backup.members.2", "erin"), add("rotations.backup.members.1", "carol")],
    `
         members: [alice,
-                  bob, dave]
+                  carol,
+                  bob, erin, dave]
`,
  ],
  [
    "a member goes that stands behind the bracket",
    [drop("rotations.backup.members.0")],
    `
-        members: [alice,
-                  bob, dave]
+        members: [bob, dave]
`,
  ],
  [
    "a member goes that begins a line",
    [drop("rotations.backup.members.1")],
    `
-                  bob, dave]
+                  dave]
`,
  ],
  [
    "members of a line go, up to the bracket",
    [drop("rotations.backup.members.2"), drop("rotations.backup.members.1")],
    `
-        members: [alice,
-                  bob, dave]
+        members: [alice]
`,
  ],
  [
    "a hand-off is added, in the brackets' own manner",
    [
      set("rotations.primary.weekly.0.at", "10:00"),
      add("rotations.primary.weekly.1", { on: "thu", at: "09:00" }),
    ],
    `
-        weekly: [ { on: mon, at: "09:00" } ]
+        weekly: [ { on: mon, at: "10:00" }, { on: thu, at: "09:00" } ]
`,
  ],
  [
    "a window is added",
    [add("rotations.primary.coverage.2", { days: ["fri"], from: "18:00", to: "20:00" })],
    `
             to: '16:00'
+          - { days: [fri], from: "18:00", to: "20:00" }
`,
  ],
  [
    "a window changes",
    [
      set("rotations.primary.coverage.0.to", "fri 18:00"),
      set("rotations.primary.coverage.1.to", "17:00"),
    ],
    `
-          - { from: mon 09:00, to: fri 17:00 }   # the week
+          - { from: mon 09:00, to: fri 18:00 }   # the week
           # Weekends are short.
           - days: [sat, sun]
             from: "10:00"
-            to: '16:00'
+            to: '17:00'
`,
  ],
  [
    "a window loses the key behind its dash",
    [
      drop("rotations.primary.coverage.1.days"),
      set("rotations.primary.coverage.1.from", "sat 10:00"),
    ],
    `
-          - days: [sat, sun]
-            from: "10:00"
+          - from: "sat 10:00"
             to: '16:00'
`,
  ],
  [
    "a window goes, with the comment on it",
    [drop("rotations.primary.coverage.1")],
    `
           - { from: mon 09:00, to: fri 17:00 }   # the week
-          # Weekends are short.
-          - days: [sat, sun]
-            from: "10:00"
-            to: '16:00'

     backup:
`,
  ],
  [
    "a rotation comes to be always on call",
    [drop("rotations.primary.coverage")],
    `
         every: 1
-        coverage:
-          - { from: mon 09:00, to: fri 17:00 }   # the week
-          # Weekends are short.
-          - days: [sat, sun]
-            from: "10:00"
-            to: '16:00'

     backup:
`,
  ],
];

const SCHEDULES: Case[] = [
  [
    "a schedule is added",
    [set("schedules.all", { timeZone: "UTC", combine: "together", rotations: ["primary"] })],
    `
   nights:   {timeZone: UTC, rotations: [backup, primary]}
+
+  all: { timeZone: UTC, combine: together, rotations: [primary] }
 # Overrides come and go.
`,
  ],
  [
    "a schedule changes",
    [
      set("schedules.payments.combine", "together"),
      set("schedules.nights.combine", "stack"),
      drop("schedules.nights.rotations.0"),
    ],
    `
-  payments: { timeZone: *zone, combine: stack, rotations: [primary] }
+  payments: { timeZone: *zone, combine: together, rotations: [primary] }
   
-  nights:   {timeZone: UTC, rotations: [backup, primary]}
+  nights:   {timeZone: UTC, rotations: [primary], combine: stack}
`,
  ],
  [
    "the first schedule goes",
    [drop("schedules.payments")],
    `
 schedules:
-  payments: { timeZone: *zone, combine: stack, rotations: [primary] }
-  
   nights:   {timeZone: UTC, rotations: [backup, primary]}
`,
  ],
  [
    "the last schedule goes",
    [drop("schedules.nights")],
    `
   payments: { timeZone: *zone, combine: stack, rotations: [primary] }
   
-  nights:   {timeZone: UTC, rotations: [backup, primary]}
 # Overrides come and go.
`,
  ],
];

const SWAP = {
  rotation: "backup",
  from: "2026-03-01T09:00",
  to: "2026-03-02T09:00",
  members: ["bob"],
};

const OVERRIDES: Case[] = [
  [
    "an override is added behind the last one",
    [add("overrides.3", SWAP)],
    `
 - { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }
+
+- { rotation: backup, from: 2026-03-01T09:00, to: 2026-03-02T09:00, members: [bob] }

 policies:
`,
  ],
  [
    "an override is added before the first one",
    [add("overrides.0", SWAP)],
    `
 # Holidays.
+- { rotation: backup, from: 2026-03-01T09:00, to: 2026-03-02T09:00, members: [bob] }
 - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
`,
  ],
  [
    "an override changes",
    [
      set("overrides.1.to", "2027-01-03T09:00"),
      add("overrides.1.members.1", "carol"),
      add("overrides.2.members.0", "alice"),
      drop("overrides.0.members.0"),
    ],
    `
-- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
+- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [] }   # Christmas
 - rotation: primary
   from: 2026-12-31T09:00   # a Thursday
-  to:   2027-01-02T09:00
+  to:   2027-01-03T09:00
   # Both want it.
   members:
   - alice
+  - carol
   - bob

 # A swap.
-- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }
+- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [alice] }
`,
  ],
  [
    "an override comes to lie over a schedule, with nobody",
    [
      drop("overrides.1.rotation"),
      set("overrides.1.schedule", "nights"),
      set("overrides.1.members", []),
    ],
    `
-- rotation: primary
-  from: 2026-12-31T09:00   # a Thursday
+- from: 2026-12-31T09:00   # a Thursday
   to:   2027-01-02T09:00
   # Both want it.
-  members:
-  - alice
-  - bob
+  members: []
+  schedule: nights
`,
  ],
  [
    "the first override goes",
    [drop("overrides.0")],
    `
 # Holidays.
-- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
 - rotation: primary
`,
  ],
  [
    "an override of many lines goes",
    [drop("overrides.1")],
    `
-- rotation: primary
-  from: 2026-12-31T09:00   # a Thursday
-  to:   2027-01-02T09:00
-  # Both want it.
-  members:
-  - alice
-  - bob

 # A swap.
`,
  ],
  [
    "the last override goes",
    [drop("overrides.2")],
    `
   - bob

-# A swap.
-- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }
-
 policies:
`,
  ],
  [
    "all overrides go",
    [set("overrides", [])],
    `
-overrides:
+overrides: []
 # Holidays.
-- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
-- rotation: primary
-  from: 2026-12-31T09:00   # a Thursday
-  to:   2027-01-02T09:00
-  # Both want it.
-  members:
-  - alice
-  - bob
-
-# A swap.
-- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }

 policies:
`,
  ],
  [
    "the section goes",
    [drop("overrides")],
    `
-# Overrides come and go.
-overrides:
-# Holidays.
-- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
-- rotation: primary
-  from: 2026-12-31T09:00   # a Thursday
-  to:   2027-01-02T09:00
-  # Both want it.
-  members:
-  - alice
-  - bob
-
-# A swap.
-- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }

 policies:
`,
  ],
];

const POLICIES: Case[] = [
  [
    "a step is added",
    [add("policies.payments.steps.2", { notify: ["bob"], wait: "10m" })],
    `
         wait: 15m
+      - { notify: [bob], wait: 10m }
     repeats: 2
`,
  ],
  [
    "a step is added between others",
    [add("policies.payments.steps.1", { notify: ["bob"], wait: "10m" })],
    `
       - { notify: [schedule:payments], wait: 5m }
+      - { notify: [bob], wait: 10m }
       - notify:
`,
  ],
  [
    "steps change",
    [
      set("policies.payments.steps.0.wait", "10m"),
      set("policies.payments.steps.0.assignment", "round-robin"),
      set("policies.payments.steps.1.assignment", "round-robin"),
      drop("policies.payments.steps.1.notify.0"),
      set("policies.payments.repeats", 3),
    ],
    `
-      - { notify: [schedule:payments], wait: 5m }
+      - { notify: [schedule:payments], wait: 10m, assignment: round-robin }
       - notify:
-          - alice   # lead
           - schedule:payments@next
         wait: 15m
-    repeats: 2
+        assignment: round-robin
+    repeats: 3
`,
  ],
  [
    "the first step goes",
    [drop("policies.payments.steps.0")],
    `
       # First whoever is on call.
-      - { notify: [schedule:payments], wait: 5m }
       - notify:
`,
  ],
  [
    "the last step goes",
    [drop("policies.payments.steps.1")],
    `
-      - notify:
-          - alice   # lead
-          - schedule:payments@next
-        wait: 15m
     repeats: 2
`,
  ],
  [
    "a policy is added",
    [set("policies.nights", { steps: [{ notify: ["bob"], wait: "5m" }], resolveWhenDone: true })],
    `
     repeats: 2
+
+  nights:
+    steps:
+      - { notify: [bob], wait: 5m }
+    resolveWhenDone: true

 # The end.
`,
  ],
  [
    "the last section goes",
    [drop("policies")],
    `
 - { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }

-policies:
-  payments:
-    steps:
-      # First whoever is on call.
-      - { notify: [schedule:payments], wait: 5m }
-      - notify:
-          - alice   # lead
-          - schedule:payments@next
-        wait: 15m
-    repeats: 2
-
 # The end.
`,
  ],
  [
    "the last two sections go",
    [drop("policies"), drop("overrides")],
    `
-# Overrides come and go.
-overrides:
-# Holidays.
-- { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }   # Christmas
-- rotation: primary
-  from: 2026-12-31T09:00   # a Thursday
-  to:   2027-01-02T09:00
-  # Both want it.
-  members:
-  - alice
-  - bob
-
-# A swap.
-- { rotation: backup, from: 2026-02-01T09:00, to: 2026-02-02T09:00, members: [] }
-
-policies:
-  payments:
-    steps:
-      # First whoever is on call.
-      - { notify: [schedule:payments], wait: 5m }
-      - notify:
-          - alice   # lead
-          - schedule:payments@next
-        wait: 15m
-    repeats: 2

 # The end.
`,
  ],
  [
    "the provider changes",
    [set("provider", "aws")],
    `
-provider: local                    # what commands use
+provider: aws                    # what commands use
`,
  ],
  [
    "the provider goes",
    [drop("provider")],
    `
 version: 1
-provider: local                    # what commands use

 # --- People ---------------------------------------------------------------------------------------
`,
  ],
];

describe.each([
  ["people", PEOPLE],
  ["anchors", ANCHORS],
  ["rotations", ROTATIONS],
  ["schedules", SCHEDULES],
  ["overrides", OVERRIDES],
  ["policies and the rest", POLICIES],
])("only these lines change: %s", (_, cases) => {
  test.each(cases)("%s", (_name, edits, patch) => {
    const expected = patched(AWKWARD, patch);
    expect(rewriteYaml(AWKWARD, edited(AWKWARD, edits))).toBe(expected);
    const windows = AWKWARD.replaceAll("\n", "\r\n");
    expect(rewriteYaml(windows, edited(windows, edits))).toBe(expected.replaceAll("\n", "\r\n"));
  });
});

describe("what an anchor is in the way of is refused", () => {
  test.each([
    [
      "a key that comes by merging",
      [drop("people.erin.timeZone")],
      "people.erin.timeZone: this comes from an anchor; edit it by hand",
      '"<<" brings it in; delete it there, or do without "<<" here',
    ],
    [
      "a marked map that is merged elsewhere",
      [drop("people.dave")],
      "people.erin: this comes from an anchor; edit it by hand",
      'what its "<<" brings in would be gone',
    ],
    [
      "a rotation with marks that are used elsewhere",
      [drop("rotations.primary")],
      "rotations.backup.timeZone: this comes from an anchor; edit it by hand",
      "what &zone marks would be gone, and is needed here",
    ],
  ])("%s", (_, edits, message, hint) => {
    expect(() => rewriteYaml(AWKWARD, edited(AWKWARD, edits))).toThrow(
      expect.objectContaining({ name: "OncallError", exitCode: 2, message, hint }),
    );
  });
});

type Loose = { [key: string]: Loose };
type Edit = (file: Loose) => void;

/** The part of a path before its last one, and that. */
function target(file: Loose, path: string): [Loose, string] {
  const parts = path.split(".");
  const last = parts.pop() as string;
  return [parts.reduce((part, key) => part[key] as Loose, file), last];
}

function set(path: string, value: unknown): Edit {
  return (file) => {
    const [part, key] = target(file, path);
    part[key] = value as Loose;
  };
}

function drop(path: string): Edit {
  return (file) => {
    const [part, key] = target(file, path);
    if (Array.isArray(part)) part.splice(Number(key), 1);
    else delete part[key];
  };
}

/** Adds an item to a list, before the one of this index. */
function add(path: string, value: unknown): Edit {
  return (file) => {
    const [list, index] = target(file, path);
    (list as unknown as unknown[]).splice(Number(index), 0, value);
  };
}

function edited(text: string, edits: readonly Edit[]): Loose {
  const file = parse(text, { merge: true }) as Loose;
  for (const edit of edits) edit(file);
  return file;
}

/** A text with a patch; "@@" stands between parts of it. What the patch finds, it finds once. */
function patched(text: string, patch: string): string {
  return patch.split("@@\n").reduce((result, part) => {
    const lines = part.replace(/^\n/, "").split("\n").slice(0, -1);
    const side = (sign: string) =>
      lines
        .filter((line) => !line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join("");
    const [before, after] = [side("+"), side("-")];
    expect(result.split(before)).toHaveLength(2);
    return result.replace(before, () => after);
  }, text);
}
