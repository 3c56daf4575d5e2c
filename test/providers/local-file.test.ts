import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openLocal } from "../../src/providers/local/open.js";
import type { Provider } from "../../src/providers/provider.js";
import { collect, failure } from "./contract/check.js";

const FILE = `# Who is on call, and when.
version: 1

people:
  bob: {}   # moves in May
  alice: { name: "Alice Ng" }

rotations:
  # Handed over at the stand-up.
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]

schedules:
  payments: { timeZone: America/New_York, rotations: [primary] }

overrides:
  - { rotation: primary, from: 2026-07-01T09:00, to: 2026-07-02T09:00, members: [bob] }
  # Bob's wedding.
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [alice] }
`;

const root = mkdtempSync(join(tmpdir(), "oncall-"));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder of its own, with an oncall.yaml in it if there is a text. */
function folderWith(text: string | undefined) {
  const folder = mkdtempSync(join(root, "folder-"));
  const path = join(folder, "oncall.yaml");
  if (text !== undefined) writeFileSync(path, text);
  return {
    folder,
    path,
    open: () => open(path),
    read: () => readFileSync(path, "utf8"),
    write: (next: string) => writeFileSync(path, next),
    names: () => readdirSync(folder).toSorted(),
  };
}

type LocalProvider = Required<Provider>;

function open(path: string): LocalProvider {
  const now = () => Date.parse("2026-03-07T20:00:00Z");
  return openLocal(path, "oncall.yaml", now) as LocalProvider;
}

let tokens = 0;
const sent = () => ({ token: `token-${tokens++}` });
const carol = { key: "carol", name: "Carol Diaz" };
const CHANGED = {
  code: "conflict",
  exitCode: 1,
  message: "oncall.yaml has changed since it was read, so nothing was written",
  hint: "run the command again to see the change on what is there now",
};

describe("a file that has changed since it was read is not overwritten", () => {
  test("when another process has changed something else in it", async () => {
    const { open, read } = folderWith(FILE);
    const [mine, other] = [open(), open()];
    const bob = await mine.contacts.get("bob");
    await other.contacts.create(carol, sent());
    const theirs = read();
    const error = await failure(mine.contacts.update(bob, { ...bob, name: "Bob Ito" }));
    expect(error).toMatchObject(CHANGED);
    expect(read()).toBe(theirs);
  });

  test("when somebody has saved it in an editor", async () => {
    const { open, read, write, names } = folderWith(FILE);
    const mine = open();
    await collect(mine.schedules.list());
    write(`${FILE}# see you\n`);
    expect(await failure(mine.contacts.create(carol, sent()))).toMatchObject(CHANGED);
    expect(read()).toBe(`${FILE}# see you\n`);
    expect(names()).toEqual(["oncall.yaml"]);
  });

  test("when somebody saves it in an editor while it is being changed", async () => {
    const { open, read, write, names } = folderWith(FILE);
    const mine = open();
    const change = mine.atomically(async () => {
      await mine.contacts.create(carol, sent());
      await mine.incidents.create({ title: "Cards are declined", impact: 1 }, sent());
      write(`${FILE}# see you\n`);
    });
    expect(await failure(change)).toMatchObject(CHANGED);
    expect(read()).toBe(`${FILE}# see you\n`);
    expect(names()).toEqual(["oncall.yaml"]);
  });

  test("when there was none", async () => {
    const { open, read, write } = folderWith(undefined);
    const mine = open();
    expect(await collect(mine.contacts.list())).toEqual([]);
    write(FILE);
    expect(await failure(mine.contacts.create(carol, sent()))).toMatchObject(CHANGED);
    expect(read()).toBe(FILE);
  });

  test("nor made again when it is gone", async () => {
    const { open, path, names } = folderWith(FILE);
    const mine = open();
    await mine.contacts.get("bob");
    rmSync(path);
    expect(await failure(mine.contacts.create(carol, sent()))).toMatchObject(CHANGED);
    expect(names()).toEqual([]);
  });

  test("nor is anything decided on what it said", async () => {
    const { open, write, names } = folderWith(FILE);
    const mine = open();
    await mine.contacts.get("bob");
    write(FILE.replace("[alice, bob]", "[bob, alice]"));
    const page = {
      title: "Cards are declined",
      target: { kind: "schedule", name: "payments" },
    } as const;
    expect(await failure(mine.pages.create(page, sent()))).toMatchObject(CHANGED);
    let isBegun = false;
    const change = mine.atomically(async () => {
      isBegun = true;
    });
    expect(await failure(change)).toMatchObject(CHANGED);
    expect(isBegun).toBe(false);
    expect(names()).toEqual(["oncall.yaml"]);
  });

  test("until it has been read again", async () => {
    const { open, read, write } = folderWith(FILE);
    const mine = open();
    await mine.contacts.get("bob");
    write(`${FILE}# see you\n`);
    await failure(mine.contacts.create(carol, sent()));
    await open().contacts.create(carol, sent());
    expect(read()).toContain("  carol: { name: Carol Diaz }\n");
    expect(read()).toContain("# see you\n");
  });

  test("but is written when it was only saved as it was", async () => {
    const { open, read, write } = folderWith(FILE);
    const mine = open();
    await mine.contacts.get("bob");
    write(FILE);
    await mine.contacts.create(carol, sent());
    expect(read()).toContain("  carol: { name: Carol Diaz }\n");
  });
});

describe("what people have written stays as it is", () => {
  test("around what is made", async () => {
    const { open, read } = folderWith(FILE);
    await open().contacts.create(carol, sent());
    expect(read()).toBe(
      FILE.replace(
        '  alice: { name: "Alice Ng" }\n',
        '  alice: { name: "Alice Ng" }\n  carol: { name: Carol Diaz }\n',
      ),
    );
  });

  test("around what changes", async () => {
    const { open, read } = folderWith(FILE);
    const { rotations } = open();
    const primary = await rotations.get("primary");
    await rotations.update(primary, { ...primary, members: ["bob", "alice"], onCalls: 2 });
    expect(read()).toBe(
      FILE.replace("[alice, bob]", "[bob, alice]").replace(
        '"09:00" }]\n',
        '"09:00" }]\n    onCalls: 2\n',
      ),
    );
  });

  test("around what goes, whose comments go along", async () => {
    const { open, read } = folderWith(FILE);
    const { overrides } = open();
    const [wedding] = await collect(overrides.list({ kind: "schedule", name: "payments" }));
    await overrides.delete(wedding === undefined ? [] : [wedding]);
    expect(read()).toBe(FILE.replace(/ {2}# Bob's wedding\.\n.*payments.*\n/, ""));
  });

  test("in a file with the line ends of Windows", async () => {
    const { open, read } = folderWith(FILE.replaceAll("\n", "\r\n"));
    const { contacts } = open();
    await contacts.create(carol, sent());
    await contacts.update(await contacts.get("bob"), { key: "bob", name: "Bob Ito" });
    expect(read()).toBe(
      FILE.replace("bob: {}", "bob: { name: Bob Ito }")
        .replace('"Alice Ng" }\n', '"Alice Ng" }\n  carol: { name: Carol Diaz }\n')
        .replaceAll("\n", "\r\n"),
    );
  });

  test("and nothing is written when nothing changes", async () => {
    const { open, path } = folderWith(FILE);
    const provider = open();
    const primary = await provider.rotations.get("primary");
    // A file that is written is a new one.
    const { ino } = statSync(path);
    await provider.rotations.update(primary, primary);
    await provider.contacts.create(await provider.contacts.get("bob"), sent());
    await provider.atomically(async () => {});
    expect(statSync(path).ino).toBe(ino);
  });
});

describe("a change that cannot be right writes nothing", () => {
  test.each<[string, (provider: LocalProvider) => Promise<unknown>, string]>([
    [
      "a rotation of somebody unknown",
      async ({ rotations }) =>
        rotations.create(
          { ...(await rotations.get("primary")), name: "night", members: ["alicia"] },
          sent(),
        ),
      'rotations.night.members[0]: no person of the file is called "alicia"; did you mean "alice"?',
    ],
    [
      "a rotation with more on call than it has",
      async ({ rotations }) => {
        const primary = await rotations.get("primary");
        await rotations.update(primary, { ...primary, onCalls: 3 });
      },
      "rotations.primary.onCalls: 3 on call at once, of 2 members",
    ],
    [
      "a schedule of a rotation that is not there",
      async ({ schedules, rotations }) => {
        const primary = await rotations.get("primary");
        const { name: _, ...payments } = await schedules.get("payments");
        await schedules.create(
          { ...payments, name: "refunds", rotations: [{ ...primary, name: "night" }] },
          sent(),
        );
      },
      'schedules.refunds.rotations[0]: no rotation of the file is called "night"',
    ],
    [
      "an override that ends before it begins",
      ({ overrides }) =>
        overrides.create(
          [
            {
              on: { kind: "schedule", name: "payments" },
              from: Date.parse("2026-05-02T09:00Z"),
              to: Date.parse("2026-05-01T09:00Z"),
              members: ["alice"],
            },
          ],
          sent(),
        ),
      'overrides[2].to: "2026-05-01T09:00:00Z" is not after "2026-05-02T09:00:00Z"',
    ],
    [
      "a policy that notifies a schedule that is not there",
      ({ policies }) =>
        policies.create(
          {
            name: "payments",
            steps: [
              {
                notify: [{ kind: "schedule", name: "payment", position: "current" }],
                waitSeconds: 300,
                assignment: "all",
              },
            ],
            repeats: 0,
            resolveWhenDone: false,
          },
          sent(),
        ),
      'policies.payments.steps[0].notify[0]: no schedule of the file is called "payment"; did you mean "payments"?',
    ],
    [
      "the end of somebody who is on call",
      async ({ contacts }) => contacts.delete(await contacts.get("bob")),
      'rotations.primary.members[1]: no person of the file is called "bob"\noverrides[0].members[0]: no person of the file is called "bob"',
    ],
    [
      "the end of all that a schedule has",
      async ({ rotations }) => rotations.delete(await rotations.get("primary")),
      "schedules.payments.rotations: must be a list with something in it",
    ],
  ])("%s", async (_, change, message) => {
    const { open, path, read, names } = folderWith(FILE);
    const provider = open();
    const { ino } = statSync(path);
    expect(await failure(change(provider))).toMatchObject({
      code: "bad-input",
      exitCode: 2,
      message,
    });
    expect(read()).toBe(FILE);
    expect(statSync(path).ino).toBe(ino);
    expect(names()).toEqual(["oncall.yaml"]);
    // And the next one works.
    await provider.contacts.create(carol, sent());
    expect(read()).toContain("  carol: { name: Carol Diaz }\n");
  });
});

describe("what has changed since it was read is not deleted", () => {
  test("named things", async () => {
    const { open, read } = folderWith(FILE.replaceAll(/.*(payments|Bob's wedding).*\n/g, ""));
    const { rotations } = open();
    const before = await rotations.get("primary");
    await rotations.update(before, { ...before, members: ["bob", "alice"] });
    const text = read();
    const error = await failure(rotations.delete(before));
    expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
    expect(error.message).toBe("rotation primary has changed since it was read");
    expect(read()).toBe(text);
  });

  test("overrides", async () => {
    const { open, write, read } = folderWith(FILE.replace("{ schedule", "{ id: wedding, schedule"));
    const before = await open().overrides.get("wedding");
    const longer = read().replace("2026-12-26", "2026-12-27");
    write(longer);
    const error = await failure(open().overrides.delete([before]));
    expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
    expect(error.message).toBe("override wedding has changed since it was read");
    expect(read()).toBe(longer);
  });
});

describe("an override", () => {
  test("that is sent again is what is there, though it was changed by hand since", async () => {
    const { open, write, read } = folderWith(FILE);
    const draft = {
      on: { kind: "rotation", name: "primary" },
      from: { wall: Date.parse("2026-05-01T09:00Z") },
      to: { wall: Date.parse("2026-05-02T09:00Z") },
      members: ["alice"],
    } as const;
    const call = sent();
    const [made] = await open().overrides.create([draft], call);
    const longer = read().replace("2026-05-02", "2026-05-03");
    write(longer);
    expect(await open().overrides.create([draft], call)).toEqual([
      { ...made, to: { wall: Date.parse("2026-05-03T09:00Z") } },
    ]);
    expect(read()).toBe(longer);
  });

  test("that people wrote without an id keeps the one that it is listed with", async () => {
    const { open } = folderWith(FILE);
    const ids = async () => (await collect(open().overrides.list(undefined))).map(({ id }) => id);
    const [other = "", wedding = ""] = await ids();
    const provider = open();
    await provider.overrides.delete([await provider.overrides.get(other)]);
    expect(await ids()).toEqual([wedding]);
    await provider.overrides.delete([await provider.overrides.get(wedding)]);
    expect(await ids()).toEqual([]);
  });

  test("lies over a rotation or over the schedule of the same name", async () => {
    const { open } = folderWith(FILE.replaceAll("payments", "primary"));
    const { overrides } = open();
    const members = async (kind: "rotation" | "schedule") =>
      (await collect(overrides.list({ kind, name: "primary" }))).map((each) => each.members);
    expect(await members("rotation")).toEqual([["bob"]]);
    expect(await members("schedule")).toEqual([["alice"]]);
  });

  test("is one of two that say the same", async () => {
    const line = /.*rotation: primary.*\n/.exec(FILE)?.[0] as string;
    const { open, read } = folderWith(FILE.replace(line, line + line));
    const provider = open();
    const [first, second] = await collect(provider.overrides.list(undefined));
    expect(first?.id).not.toBe(second?.id);
    await provider.overrides.delete(second === undefined ? [] : [second]);
    expect(read()).toBe(FILE);
  });
});

/** Everything that the file has a say in. */
function operations(provider: LocalProvider): Record<string, () => Promise<unknown>> {
  const { contacts, rotations, schedules, policies, overrides } = provider;
  const on = { kind: "schedule", name: "payments" } as const;
  const times = { from: { wall: 0 }, to: { wall: 86_400_000 } };
  const rotation = {
    name: "primary",
    timeZone: "UTC",
    start: { wall: 0 },
    members: ["bob"],
    recurrence: { kind: "elapsed", days: 1, seconds: 0 },
  } as const;
  const schedule = {
    name: "payments",
    timeZone: "UTC",
    combine: "stack",
    rotations: [rotation],
  } as const;
  const policy = { name: "payments", steps: [], repeats: 0, resolveWhenDone: false };
  const override = { id: "wedding", on, ...times, members: ["bob"] };
  return {
    "list contacts": () => collect(contacts.list()),
    "list rotations": () => collect(rotations.list()),
    "list schedules": () => collect(schedules.list()),
    "list policies": () => collect(policies.list()),
    "list overrides": () => collect(overrides.list(undefined)),
    "get a contact": () => contacts.get("bob"),
    "get a rotation": () => rotations.get("primary"),
    "get a schedule": () => schedules.get("payments"),
    "get a policy": () => policies.get("payments"),
    "get an override": () => overrides.get("wedding"),
    "create a contact": () => contacts.create(carol, sent()),
    "create a rotation": () => rotations.create(rotation, sent()),
    "create a schedule": () => schedules.create(schedule, sent()),
    "create a policy": () => policies.create(policy, sent()),
    "create an override": () => overrides.create([override], sent()),
    "update a contact": () => contacts.update(carol, carol),
    "update a rotation": () => rotations.update(rotation, rotation),
    "update a schedule": () => schedules.update(schedule, schedule),
    "update a policy": () => policies.update(policy, policy),
    "delete a contact": () => contacts.delete(carol),
    "delete a rotation": () => rotations.delete(rotation),
    "delete a schedule": () => schedules.delete(schedule),
    "delete a policy": () => policies.delete(policy),
    "delete an override": () => overrides.delete([override]),
    "do several things": () => provider.atomically(() => contacts.delete(carol)),
  };
}

describe.each([
  [
    "is not YAML",
    "version: 1\npeople:\n  bob: {}\n  carol: { name: 'Carol\n",
    "oncall.yaml:5:1: Missing closing 'quote",
  ],
  [
    "says something that is not known",
    "version: 1\npeople:\n  bob: { nmae: Bob Ito }\n",
    'oncall.yaml:3:10: people.bob.nmae: "nmae" is not known here; did you mean "name"?',
  ],
  [
    "names somebody who is not in it",
    FILE.replace("[alice, bob]", "[alice, bobby]"),
    'oncall.yaml:13:22: rotations.primary.members[1]: no person of the file is called "bobby"; did you mean "bob"?',
  ],
  ["is empty", "", "oncall.yaml:1:1: must be a mapping of keys to values, not empty"],
])("a file that %s", (_, text, message) => {
  test.each(Object.keys(operations(open(""))))("is not worked on: %s", async (name) => {
    const { open, read, names } = folderWith(text);
    const error = await failure(operations(open())[name]?.() as Promise<unknown>);
    expect(error).toMatchObject({ code: "bad-input", exitCode: 2 });
    expect(error.message.slice(0, message.length)).toBe(message);
    expect(read()).toBe(text);
    expect(names()).toEqual(["oncall.yaml"]);
  });

  test("can be worked on once it is right, by the same provider", async () => {
    const { open, read, write } = folderWith(text);
    const provider = open();
    await failure(collect(provider.contacts.list()));
    write(FILE);
    await provider.contacts.create(carol, sent());
    expect(read()).toContain("  carol: { name: Carol Diaz }\n");
  });
});

test("a folder where the file should be is said to be one", async () => {
  const { open, path, names } = folderWith(undefined);
  mkdirSync(path);
  for (const operation of Object.values(operations(open()))) {
    expect(await failure(operation())).toMatchObject({
      code: "failed",
      exitCode: 1,
      message: `${path}: is a folder, not a file`,
    });
  }
  expect(names()).toEqual(["oncall.yaml"]);
});

describe("a file that is not there yet", () => {
  test("holds nothing, and is not made by looking", async () => {
    const { open, names } = folderWith(undefined);
    const provider = open();
    const { contacts, rotations, schedules, policies, overrides } = provider;
    expect(await collect(contacts.list())).toEqual([]);
    expect(await collect(rotations.list())).toEqual([]);
    expect(await collect(schedules.list())).toEqual([]);
    expect(await collect(policies.list())).toEqual([]);
    expect(await collect(overrides.list(undefined))).toEqual([]);
    expect(await failure(rotations.get("primary"))).toMatchObject({
      code: "not-found",
      message: 'no rotation is called "primary"',
      hint: "there is no rotation yet",
    });
    await provider.atomically(async () => {});
    expect(names()).toEqual([]);
  });

  test("begins with the first thing that is made", async () => {
    const { open, read, names } = folderWith(undefined);
    await open().contacts.create(carol, sent());
    expect(read()).toBe("version: 1\n\npeople:\n  carol: { name: Carol Diaz }\n");
    expect(names()).toEqual(["oncall.yaml"]);
  });

  test("does not begin with what cannot be right", async () => {
    const { open, names } = folderWith(undefined);
    const { rotations } = open();
    const rotation = {
      name: "primary",
      timeZone: "UTC",
      start: { wall: 0 },
      members: ["bob"],
      recurrence: { kind: "elapsed", days: 1, seconds: 0 },
    } as const;
    expect(await failure(rotations.create(rotation, sent()))).toMatchObject({ code: "bad-input" });
    expect(names()).toEqual([]);
  });
});

describe("a link to the file", () => {
  function linked() {
    const there = folderWith(FILE);
    const here = folderWith(undefined);
    symlinkSync(there.path, here.path);
    return { here, there };
  }

  test("stays one, and what it leads to is written, the journal beside it", async () => {
    const { here, there } = linked();
    const provider = here.open();
    await provider.contacts.create(carol, sent());
    await provider.incidents.create({ title: "Cards are declined", impact: 1 }, sent());
    expect(lstatSync(here.path).isSymbolicLink()).toBe(true);
    expect(there.read()).toContain("  carol: { name: Carol Diaz }\n");
    expect(here.names()).toEqual(["oncall.yaml"]);
    expect(there.names()).toEqual(["oncall.journal.jsonl", "oncall.yaml"]);
    expect((await collect(there.open().incidents.list({}))).map(({ title }) => title)).toEqual([
      "Cards are declined",
    ]);
  });

  test("is no way around others who are at work", async () => {
    const { here, there } = linked();
    await here.open().atomically(async () => {
      const user = new AbortController();
      const error = failure(
        there.open().contacts.create(carol, { ...sent(), signal: user.signal }),
      );
      setTimeout(() => user.abort(), 20);
      expect(await error).toMatchObject({ code: "interrupted", exitCode: 130 });
    });
    expect(there.read()).toBe(FILE);
  });
});

test("a user need not wait for others who are at work", async () => {
  const { open, read } = folderWith(FILE);
  const user = new AbortController();
  await open().atomically(async () => {
    const call = { ...sent(), signal: user.signal };
    const errors = [open().contacts.create(carol, call), open().atomically(async () => {}, call)];
    setTimeout(() => user.abort(), 20);
    for (const error of errors) {
      expect(await failure(error)).toMatchObject({ code: "interrupted", exitCode: 130 });
    }
  });
  expect(read()).toBe(FILE);
});

test("what is still at work when a transaction has ended is done by itself", async () => {
  const { open, read } = folderWith(FILE);
  const provider = open();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let late: Promise<unknown> | undefined;
  const error = new Error("the power is gone");
  const change = provider.atomically(async () => {
    late = ended.then(() => provider.contacts.create(carol, sent()));
    throw error;
  });
  await expect(change).rejects.toBe(error);
  end();
  await late;
  expect(read()).toContain("  carol: { name: Carol Diaz }\n");
});

test.each(["null", "true", "no", "y", "123", "0x1F", "1e3", "1.0", "2026-01-05", "constructor"])(
  "a name may look like something else to YAML: %s",
  async (name) => {
    const { open } = folderWith(undefined);
    const { contacts, rotations, schedules } = open();
    const person = await contacts.create({ key: name }, sent());
    const rotation = await rotations.create(
      {
        name,
        timeZone: "UTC",
        start: { wall: 0 },
        members: [name],
        recurrence: { kind: "elapsed", days: 1, seconds: 0 },
      },
      sent(),
    );
    await schedules.create(
      { name, timeZone: "UTC", combine: "stack", rotations: [rotation] },
      sent(),
    );
    const next = open();
    expect(person).toEqual({ key: name });
    expect(await next.contacts.get(name)).toEqual({ key: name });
    expect((await next.rotations.get(name)).members).toEqual([name]);
    expect((await next.schedules.get(name)).rotations.map((each) => each.name)).toEqual([name]);
  },
);
