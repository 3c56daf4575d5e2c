import { type Finding, finding, type Path } from "../finding.js";
import { toArray, toRecord } from "../loose.js";
import { POSITIONS, readTarget } from "../policy.js";
import { didYouMean, nearest } from "../suggest.js";
import { readIsoTime } from "../time.js";
import { NO_ONE, notAName, readEndClock, readWeekMoment } from "../words.js";

/**
 * What is wrong between the parts of a file: names that nothing bears, kinds that exclude each
 * other, ends before starts. Looks at the raw document, so that it still finds these where the
 * schema has found something else.
 */
export function inconsistencies(file: unknown): Finding[] {
  const root = toRecord(file);
  const names: Names = {
    people: Object.keys(toRecord(root.people)),
    rotations: Object.keys(toRecord(root.rotations)),
    schedules: Object.keys(toRecord(root.schedules)),
  };
  return [
    ...Object.entries(toRecord(root.rotations)).flatMap(([name, rotation]) =>
      checkRotation(["rotations", name], toRecord(rotation), names),
    ),
    ...Object.entries(toRecord(root.schedules)).flatMap(([name, schedule]) =>
      unknownNames(
        ["schedules", name, "rotations"],
        toRecord(schedule).rotations,
        "rotation",
        names.rotations,
      ),
    ),
    ...toArray(root.overrides).flatMap((override, i) =>
      checkOverride(["overrides", i], toRecord(override), names),
    ),
    ...sameIds(toArray(root.overrides)),
    ...SECTIONS.flatMap((section) => impossibleNames(section, toRecord(root[section]))),
    ...Object.entries(toRecord(root.policies)).flatMap(([name, policy]) =>
      toArray(toRecord(policy).steps).flatMap((step, i) =>
        checkTargets(["policies", name, "steps", i, "notify"], toRecord(step).notify, names),
      ),
    ),
  ];
}

interface Names {
  readonly people: readonly string[];
  readonly rotations: readonly string[];
  readonly schedules: readonly string[];
}

const KINDS = ["daily", "weekly", "monthly", "elapsed"];

function checkRotation(path: Path, rotation: Record<string, unknown>, names: Names): Finding[] {
  const found = unknownNames([...path, "members"], rotation.members, "person", names.people, [
    NO_ONE,
  ]);
  const kinds = KINDS.filter((kind) => rotation[kind] !== undefined);
  const isMisspelt = Object.keys(rotation).some(
    (key) => !KINDS.includes(key) && nearest(key, KINDS),
  );
  if (kinds.length === 0 && !isMisspelt) {
    found.push(finding(path, `says nothing of hand-offs: add ${KINDS.join(", ")}`));
  } else if (kinds.length > 1) {
    found.push(
      finding(
        [...path, kinds[1] as string],
        `stands beside ${kinds[0]}: a rotation has one of ${KINDS.join(", ")}`,
      ),
    );
  }
  const members = toArray(rotation.members);
  const { onCalls, elapsed, every } = rotation;
  if (typeof onCalls === "number" && members.length > 0 && onCalls > members.length) {
    found.push(
      finding(
        [...path, "onCalls"],
        `${onCalls} on call at once, of ${members.length} member${members.length === 1 ? "" : "s"}`,
      ),
    );
  }
  if (elapsed !== undefined) {
    const { days, seconds } = toRecord(elapsed);
    if (!days && !seconds)
      found.push(finding([...path, "elapsed"], "needs days or seconds, more than 0"));
    if (every !== undefined)
      found.push(
        finding([...path, "every"], "does not go with elapsed: say it in days and seconds"),
      );
  }
  toArray(rotation.coverage).forEach((window, i) => {
    found.push(...checkWindow([...path, "coverage", i], toRecord(window)));
  });
  const { from, until } = toRecord(rotation.effective);
  if (isReversed(from, until))
    found.push(finding([...path, "effective", "until"], `"${until}" is not after "${from}"`));
  return found;
}

/** The schema lets a border be either kind; `days` decides which. */
export function checkWindow(path: Path, { days, from, to }: Record<string, unknown>): Finding[] {
  const [read, wanted] =
    days === undefined
      ? [
          readWeekMoment,
          'without "days" a window goes from a day and time to another, like mon 09:00',
        ]
      : [readEndClock, 'beside "days" a border is a time of day, like 09:00'];
  const understood = (text: string) =>
    readEndClock(text) !== undefined || readWeekMoment(text) !== undefined;
  const found = Object.entries({ from, to }).flatMap(([key, border]) =>
    typeof border === "string" && understood(border) && read(border) === undefined
      ? [finding([...path, key], `"${border}": ${wanted}`)]
      : [],
  );
  if (
    days === undefined &&
    found.length === 0 &&
    typeof from === "string" &&
    typeof to === "string"
  ) {
    const start = readWeekMoment(from);
    if (start !== undefined && start === readWeekMoment(to)) {
      found.push(
        finding(path, "starts and ends at one moment: leave coverage out to be always on call"),
      );
    }
  }
  return found;
}

function checkOverride(path: Path, override: Record<string, unknown>, names: Names): Finding[] {
  const { schedule, rotation, from, to } = override;
  const found = unknownNames([...path, "members"], override.members, "person", names.people);
  if ((schedule === undefined) === (rotation === undefined)) {
    const both = schedule === undefined ? "" : ", not both";
    found.push(finding(path, `needs either "schedule" or "rotation"${both}`));
  }
  found.push(...unknownName([...path, "schedule"], schedule, "schedule", names.schedules));
  found.push(...unknownName([...path, "rotation"], rotation, "rotation", names.rotations));
  if (isReversed(from, to)) found.push(finding([...path, "to"], `"${to}" is not after "${from}"`));
  return found;
}

/** Ids tell overrides apart. */
function sameIds(overrides: readonly unknown[]): Finding[] {
  const ids = overrides.map((override) => toRecord(override).id);
  return ids.flatMap((id, i) => {
    const first = ids.indexOf(id);
    if (typeof id !== "string" || first === i) return [];
    return [finding(["overrides", i, "id"], `"${id}" is the id of overrides[${first}], too`)];
  });
}

const SECTIONS = ["people", "rotations", "schedules", "policies"];

/** A key of this name is no key to the schema, which would pass it over. */
function impossibleNames(section: string, entries: Record<string, unknown>): Finding[] {
  if (!Object.hasOwn(entries, "__proto__")) return [];
  return [finding([section, "__proto__"], notAName("__proto__"))];
}

function checkTargets(path: Path, targets: unknown, names: Names): Finding[] {
  return toArray(targets).flatMap((text, i) => {
    const target = typeof text === "string" ? readTarget(text) : undefined;
    if (target === undefined) return [];
    const { kind, name } = target;
    if (kind === "team") return [finding([...path, i], `a file has no teams: "${text}" is nobody`)];
    if (kind === "person") return unknownName([...path, i], name, kind, names.people);
    // What is no turn is read as part of the name.
    const turns = names.schedules.flatMap((each) => POSITIONS.map((turn) => `${each}@${turn}`));
    return unknownName([...path, i], name, kind, names.schedules, turns);
  });
}

function unknownNames(
  path: Path,
  list: unknown,
  noun: string,
  known: readonly string[],
  more: readonly string[] = [],
): Finding[] {
  return toArray(list).flatMap((name, i) =>
    unknownName([...path, i], name, noun, [...known, ...more]),
  );
}

function unknownName(
  path: Path,
  name: unknown,
  noun: string,
  known: readonly string[],
  near: readonly string[] = [],
): Finding[] {
  if (typeof name !== "string" || known.includes(name)) return [];
  const meant = didYouMean(name, [...known, ...near]);
  return [finding(path, `no ${noun} of the file is called "${name}"${meant}`)];
}

/** Both are understood, are of one kind, and the second is not later. */
function isReversed(from: unknown, to: unknown): boolean {
  if (typeof from !== "string" || typeof to !== "string") return false;
  const start = readIsoTime(from);
  const end = readIsoTime(to);
  if (typeof start === "number" && typeof end === "number") return start >= end;
  if (typeof start === "object" && typeof end === "object") return start.wall >= end.wall;
  return false;
}
