import { describe, expect, it, test } from "vitest";
import { READINGS, type Reading, renderAs } from "../../../src/engine/readings/index.js";
import { badRequest, OncallError } from "../../../src/errors.js";
import type { Shift } from "../../../src/model/rotation.js";
import type { Native } from "../../../src/providers/provider.js";
import type { Probe, ProbeAnswer } from "../../../src/service/probes/probe.js";
import { probesAt, runProbes } from "../../../src/service/probes/run.js";
import { isSame } from "../../../src/service/verify/same-shifts.js";
import { naiveRotation } from "../../engine/naive.js";

const NOW = Date.parse("2026-11-22T10:15:30Z");
const PROBES = probesAt(NOW);

function probe(id: string): Probe {
  const found = PROBES.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no probe ${id}`);
  return found;
}

function readingsOf({ readings = [] }: Probe): Reading[] {
  return READINGS.filter(({ name }) => readings.includes(name));
}

function nativeOf(proposed: Native["proposed"]): Native {
  return { proposed, existing: () => expect.fail("a probe asks for nothing that is there") };
}

async function askAll(proposed: Native["proposed"], probes = PROBES): Promise<ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  for await (const answer of runProbes(nativeOf(proposed), probes, {})) answers.push(answer);
  return answers;
}

async function ask(id: string, proposed: Native["proposed"]): Promise<ProbeAnswer> {
  const [answer] = await askAll(proposed, [probe(id)]);
  return answer as ProbeAnswer;
}

/** `01-05T00:00 01-12T00:00 ana+ben` in 2028. */
function rows(...lines: string[]): Shift[] {
  return lines.map((line) => {
    const [start, end, members = ""] = line.split(" ");
    const at = (text = "") => Date.parse(`2028-${text}Z`);
    return {
      start: at(start),
      end: at(end),
      members: members.split("+").filter(Boolean),
      type: "REGULAR",
    };
  });
}

function names({ answer }: ProbeAnswer): string[] {
  if (answer.kind !== "explained") return [];
  return answer.explained.map(({ rules }) => rules.map(({ reading }) => reading).join("+"));
}

describe("the questions", () => {
  it("have ids of their own", () => {
    expect(new Set(PROBES.map(({ id }) => id)).size).toBe(PROBES.length);
  });

  it("are about every reading that there is", () => {
    const asked = new Set(PROBES.flatMap(({ readings = [] }) => readings));
    expect([...asked].sort()).toEqual(READINGS.map(({ name }) => name).sort());
  });

  test.each(PROBES.filter(({ readings = [] }) => readings.length > 0))(
    "$id tells its readings from ours and from each other",
    (each) => {
      const rendered = readingsOf(each).map((reading) => {
        expect(reading.applies(each.rotation)).toBe(true);
        return renderAs([reading], each.rotation, each.window);
      });
      if (!each.isRefused) rendered.push(naiveRotation(each.rotation, each.window));
      const isAlike = rendered.some((one, i) =>
        rendered.slice(i + 1).some((other) => isSame(one, other)),
      );
      expect(isAlike).toBe(false);
    },
  );
});

describe("a provider that computes as we do", () => {
  // The second engine, which knows nothing of readings.
  const asOurs: Native["proposed"] = async (rotation, window) => {
    if ((rotation.onCalls ?? 1) > rotation.members.length) throw badRequest("too many on call");
    return naiveRotation(rotation, window);
  };

  it("answers every question as ours", async () => {
    const answers = await askAll(asOurs);
    expect(answers.filter(({ isAsOurs }) => !isAsOurs).map((each) => each.probe.id)).toEqual([]);
    expect(answers).toHaveLength(PROBES.length);
    expect(answers.filter(({ answer }) => answer.kind !== "as-ours")).toMatchObject([
      {
        probe: { id: "on-calls-too-many" },
        answer: { kind: "refused", message: "too many on call" },
      },
    ]);
  });

  it("may give rows without members, which are counted", async () => {
    const { isAsOurs, emptyRows, theirs } = await ask(
      "coverage-office",
      async (rotation, window) => [
        ...naiveRotation(rotation, window),
        ...rows("01-08T00:00 01-10T00:00 "),
      ],
    );
    // Three weeks of five days.
    expect({ isAsOurs, emptyRows, shifts: theirs.length }).toEqual({
      isAsOurs: true,
      emptyRows: 1,
      shifts: 15,
    });
  });
});

describe("a provider that reads a rule otherwise", () => {
  const asked = PROBES.flatMap((each) => readingsOf(each).map(({ name }) => [each.id, name]));
  test.each(asked)("is found out by %s: %s", async (id, name) => {
    const reading = READINGS.filter((each) => each.name === name);
    const answer = await ask(id as string, async (rotation, window) =>
      renderAs(reading, rotation, window),
    );
    expect(names(answer)).toContain(name);
    expect(answer.isAsOurs).toBe(false);
    const explained = answer.answer.kind === "explained" ? answer.answer.explained : [];
    const rules = explained.flatMap((each) => each.rules.map(({ rule }) => rule));
    expect(new Set(rules)).toEqual(new Set([answer.probe.rule]));
  });

  it("is found out by literal shifts", async () => {
    const answer = await ask("on-calls-move", async () =>
      rows(
        "01-03T09:00 01-04T09:00 ana+ben",
        "01-04T09:00 01-05T09:00 ben+cleo",
        "01-05T09:00 01-06T09:00 cleo+dev",
        "01-06T09:00 01-07T09:00 dev+eli",
        "01-07T09:00 01-08T09:00 eli+ana",
        "01-08T09:00 01-09T09:00 ana+ben",
        "01-09T09:00 01-10T09:00 ben+cleo",
        "01-10T09:00 01-11T09:00 cleo+dev",
        "01-11T09:00 01-12T09:00 dev+eli",
      ),
    );
    expect(names(answer)).toEqual(["slide-by-one"]);
    expect(answer.ours.map(({ members }) => members.join("+"))).toEqual([
      "ana+ben",
      "cleo+dev",
      "eli+ana",
      "ben+cleo",
      "dev+eli",
      "ana+ben",
      "cleo+dev",
      "eli+ana",
      "ben+cleo",
    ]);
  });

  it("in a way that nobody thought of, answers otherwise", async () => {
    const nothing = await ask("short-months", async () => []);
    expect(nothing).toMatchObject({
      isAsOurs: false,
      answer: { kind: "other", samePeople: false },
      theirs: [],
    });
  });

  it("and only cuts shifts so, has the same people on call", async () => {
    const { answer } = await ask("window-inside-shifts", async () =>
      rows(
        "01-10T00:00 01-14T00:00 ben",
        "01-14T00:00 01-17T00:00 ben",
        "01-17T00:00 01-24T00:00 cleo",
        "01-24T00:00 01-31T00:00 dev",
      ),
    );
    expect(answer).toEqual({ kind: "other", samePeople: true });
  });
});

describe("a question that is refused", () => {
  it("is answered by that, and the next one is asked", async () => {
    const answers = await askAll(
      async (rotation, window) => {
        if (rotation.coverage !== undefined) throw badRequest("AWS takes no such coverage");
        return naiveRotation(rotation, window);
      },
      [probe("coverage-overnight"), probe("two-a-day")],
    );
    expect(answers).toMatchObject([
      {
        isAsOurs: false,
        answer: { kind: "refused", message: "AWS takes no such coverage" },
        theirs: [],
      },
      { isAsOurs: true },
    ]);
    // Nights of Monday and Friday and a day, in three weeks.
    expect(answers[0]?.ours).toHaveLength(9);
  });

  it("for another reason than what it asks ends the questions", async () => {
    const signedOut = new OncallError("not signed in", { code: "signed-out", exitCode: 4 });
    const asked: string[] = [];
    const proposed: Native["proposed"] = async ({ timeZone }) => {
      asked.push(timeZone);
      throw signedOut;
    };
    await expect(askAll(proposed)).rejects.toBe(signedOut);
    expect(asked).toHaveLength(1);
  });
});

describe("a question about the request", () => {
  it("goes with its own options, which no other has", async () => {
    const asked: Record<string, unknown> = {};
    for (const { id } of PROBES) {
      await ask(id, async (_, __, { omitStart, pageSize }) => {
        if (omitStart !== undefined || pageSize !== undefined) asked[id] = { omitStart, pageSize };
        return [];
      });
    }
    expect(asked).toEqual({
      "pages-of-two": { pageSize: 2 },
      "pages-of-none": { pageSize: 0 },
      "no-start": { omitStart: true },
    });
  });

  it("tells how many shifts came in each page, where the provider says so", async () => {
    const { pages, isAsOurs } = await ask("pages-of-two", async (rotation, window, { onPage }) => {
      for (const shifts of [2, 2, 2, 1]) onPage?.(shifts);
      return naiveRotation(rotation, window);
    });
    expect(pages).toEqual([2, 2, 2, 1]);
    expect(isAsOurs).toBe(true);
  });
});

describe("a rotation without a start", () => {
  const startingAt = (start: string) => {
    const first: Shift = {
      start: Date.parse(start),
      end: Date.parse("2026-11-23T09:00Z"),
      members: ["ana"],
      type: "REGULAR",
    };
    return ask("no-start", async () => [first]);
  };

  it("begins now, give or take five minutes", async () => {
    expect((await startingAt("2026-11-22T10:10:30Z")).answer).toEqual({ kind: "as-ours" });
    expect((await startingAt("2026-11-22T10:20:30Z")).answer).toEqual({ kind: "as-ours" });
    expect((await startingAt("2026-11-22T10:20:31Z")).answer.kind).toBe("starts-at");
  });

  it("or somewhere else, which is told", async () => {
    expect(await startingAt("2026-11-22T00:00Z")).toMatchObject({
      isAsOurs: false,
      answer: { kind: "starts-at", start: Date.parse("2026-11-22T00:00Z") },
    });
  });
});
