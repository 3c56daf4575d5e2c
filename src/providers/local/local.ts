import type { Problem } from "../../errors.js";
import type { FileShape } from "../../model/file/schema.js";
import { fromPerson, fromPolicy, fromRotation, fromSchedule } from "../../model/file/write.js";
import type { Person } from "../../model/person.js";
import { formatTarget, type Policy } from "../../model/policy.js";
import type { OverrideTarget, Rotation, Schedule } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { Provider } from "../provider.js";
import { localIncidents } from "./incidents.js";
import { type Section, sectionItems } from "./items.js";
import { localOverrides } from "./overrides.js";
import { localPages } from "./pages.js";
import type { Store } from "./store.js";
import { Workspace } from "./workspace.js";

/**
 * The provider on one oncall.yaml, with a journal of incidents and pages beside it. It notifies
 * nobody: a runbook can be rehearsed on it.
 * @param now the clock, for what the journal notes
 */
export function localProvider(store: Store, now: () => Instant): Provider {
  const workspace = new Workspace(store);
  return {
    name: "local",
    place: store.place,
    limits: {
      recurrences: ["daily", "weekly", "monthly", "elapsed"],
      combines: ["stack", "together"],
      overrides: ["rotation", "schedule"],
      policyRepeats: 10,
    },
    contacts: { ...sectionItems(workspace, people), areAtHand: true },
    rotations: sectionItems(workspace, rotations),
    schedules: sectionItems(workspace, schedules),
    policies: sectionItems(workspace, policies),
    overrides: localOverrides(workspace),
    incidents: localIncidents(workspace, now),
    pages: localPages(workspace, now),
    atomically: (run, call) => workspace.atomically(run, call),
  };
}

const people: Section<Person> = {
  noun: "person",
  key: "people",
  nameOf: ({ key }) => key,
  read: (file) => file.people,
  shapeOf: fromPerson,
};

const rotations: Section<Rotation> = {
  noun: "rotation",
  key: "rotations",
  nameOf: ({ name }) => name,
  read: (file) => file.rotations,
  shapeOf: fromRotation,
  release(draft, name) {
    for (const schedule of Object.values(draft.schedules ?? {})) {
      schedule.rotations = schedule.rotations.filter((rotation) => rotation !== name);
    }
    releaseOverrides(draft, { kind: "rotation", name });
  },
};

const schedules: Section<Schedule> = {
  noun: "schedule",
  key: "schedules",
  nameOf: ({ name }) => name,
  read: (file) => file.schedules,
  shapeOf: fromSchedule,
  release: (draft, name) => releaseOverrides(draft, { kind: "schedule", name }),
};

const policies: Section<Policy> = {
  noun: "policy",
  key: "policies",
  nameOf: ({ name }) => name,
  read: (file) => file.policies,
  shapeOf: fromPolicy,
  refusals: refuseTeams,
};

function refuseTeams({ name, steps }: Policy): Problem[] {
  return steps.flatMap(({ notify }, i) =>
    notify
      .filter(({ kind }) => kind === "team")
      .map((team) => ({
        path: `policy ${name}, step ${i + 1}`,
        message: `a file has no teams: "${formatTarget(team)}" is nobody`,
        hint: "name its people, or their schedule",
      })),
  );
}

function releaseOverrides(draft: FileShape, { kind, name }: OverrideTarget): void {
  if (draft.overrides === undefined || draft.overrides === null) return;
  draft.overrides = draft.overrides.filter((override) => override[kind] !== name);
}
