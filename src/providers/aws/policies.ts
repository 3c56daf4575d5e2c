import { OncallError, type Problem } from "../../errors.js";
import { formatTarget, type Policy, type PolicyStep, type Target } from "../../model/policy.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Items } from "../provider.js";
import { refuse } from "../refuse.js";
import { refuseAlias } from "./alias-refusals.js";
import type { Contact, Directory, Kind } from "./directory.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/** Policies: contacts of type ESCALATION, whose stages page people and schedules. */
export function awsPolicies(session: AwsSession, directory: Directory): Items<Policy> {
  async function toPolicy({ name, plan }: Contact, call?: Call): Promise<Policy> {
    const steps: PolicyStep[] = [];
    for (const { DurationInMinutes = 0, Targets = [] } of plan.Stages ?? []) {
      const notify: Target[] = [];
      for (const { ContactTargetInfo } of Targets) {
        if (ContactTargetInfo === undefined) throw unreadable(name, steps.length + 1);
        notify.push(await toTarget(ContactTargetInfo, call));
      }
      steps.push({ notify, waitSeconds: DurationInMinutes * 60, assignment: "all" });
    }
    return { name, steps, repeats: 0, resolveWhenDone: false };
  }

  async function toTarget(
    {
      ContactId = "",
      IsEssential,
    }: { ContactId?: string | undefined; IsEssential: boolean | undefined },
    call?: Call,
  ): Promise<Target> {
    const { kind, name } = await directory.describe(ContactId, call);
    const told = IsEssential === false ? { informed: true as const } : {};
    if (kind === "schedule") return { kind, name, position: "current", ...told };
    return { kind: "person", name, ...told };
  }

  async function fromPolicy({ steps }: Policy, call?: Call) {
    const Stages = [];
    for (const { notify, waitSeconds } of steps) {
      const Targets = [];
      for (const { kind, name, informed } of notify) {
        // What is refused has been by now: no target is a team.
        const { arn } = await directory.find(kind as Kind, name, call);
        Targets.push({ ContactTargetInfo: { ContactId: arn, IsEssential: informed !== true } });
      }
      Stages.push({ DurationInMinutes: waitSeconds / 60, Targets });
    }
    return { Stages };
  }

  /** The policy, if it still says what `before` says. */
  async function unchanged(before: Policy, call?: Call): Promise<Contact> {
    const now = await directory.get("policy", before.name, call);
    if (says(await toPolicy(now, call)) === says(before)) return now;
    throw conflict(`policy ${before.name} has changed since it was read`, "run the command again");
  }

  return {
    refusals: refusePolicy,
    async *list(call) {
      for await (const { arn } of directory.list("policy", call)) {
        yield await toPolicy(await directory.get("policy", arn, call), call);
      }
    },
    get: async (name, call) => toPolicy(await directory.get("policy", name, call), call),
    async create(policy, call) {
      refuse(refusePolicy(policy));
      const there = await orNone(directory.get("policy", policy.name, call));
      if (there !== undefined && says(await toPolicy(there, call)) !== says(policy)) {
        throw conflict(`there is a policy called ${policy.name} already`, "choose another name");
      }
      if (there !== undefined) return policy;
      const input = {
        Alias: policy.name,
        Type: "ESCALATION" as const,
        Plan: await fromPolicy(policy, call),
        IdempotencyToken: tokenFor(call),
      };
      await session.contacts("CreateContact", input, call);
      return policy;
    },
    async update(before, after, call) {
      refuse(refusePolicy(after));
      const { arn } = await unchanged(before, call);
      const input = { ContactId: arn, Plan: await fromPolicy(after, call) };
      await session.contacts("UpdateContact", input, call);
      return after;
    },
    async delete(policy, call) {
      const { arn } = await unchanged(policy, call);
      await session.contacts("DeleteContact", { ContactId: arn }, call);
      directory.forget(arn);
    },
  };
}

/** The longest DurationInMinutes. */
const MOST_WAIT_MINUTES = 30;

function refusePolicy({ name, steps, resolveWhenDone }: Policy): Problem[] {
  const problems = refuseAlias(name);
  const refuseAt = (i: number, message: string, hint: string) =>
    problems.push({ path: `policy ${name}, step ${i + 1}`, message, hint });
  for (const [i, { notify, waitSeconds, assignment }] of steps.entries()) {
    if (assignment === "round-robin") {
      refuseAt(
        i,
        "AWS pages everyone in a step, not one after the other",
        'leave out "round-robin"',
      );
    }
    for (const target of notify) {
      if (target.kind === "team") {
        refuseAt(
          i,
          `AWS has no teams: it cannot page ${formatTarget(target)}`,
          "name its people, or their schedule",
        );
      }
      if (target.kind === "schedule" && target.position !== "current") {
        refuseAt(
          i,
          `AWS pages who is on call now, not ${formatTarget(target)}`,
          "name the schedule alone, or the person",
        );
      }
    }
    if (waitSeconds % 60 !== 0 || waitSeconds > MOST_WAIT_MINUTES * 60) {
      refuseAt(
        i,
        `AWS waits whole minutes, at most ${MOST_WAIT_MINUTES}`,
        "wait less, or repeat the step",
      );
    }
  }
  if (resolveWhenDone) {
    problems.push({
      message: `policy ${name}: AWS resolves nothing when nobody has acknowledged`,
      hint: "leave out --resolve-when-done",
    });
  }
  return problems;
}

function says({ steps }: Policy): string {
  return JSON.stringify(
    steps.map(({ notify, waitSeconds }) => [notify.map(formatTarget), waitSeconds]),
  );
}

function unreadable(policy: string, step: number): OncallError {
  return new OncallError(`step ${step} of policy ${policy} pages a contact channel by itself`, {
    code: "failed",
    exitCode: 1,
    hint: "oncall knows steps that page people and schedules; change it in the AWS console",
  });
}
