import { isOncallError } from "../../errors.js";
import { formatTarget, type Policy, type PolicyStep, type Target } from "../../model/policy.js";
import { ahead } from "../ahead.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Items } from "../provider.js";
import { refuse } from "../refuse.js";
import { createOnce } from "./create-once.js";
import { type Named, Names } from "./names.js";
import {
  type FoundPolicy,
  type FoundStep,
  type FoundTarget,
  fromFoundPolicy,
  toFoundPolicy,
  WHOLE_POLICY,
} from "./policy-message.js";
import { refusePolicy } from "./policy-refusals.js";
import { keepIds, saysFound } from "./policy-steps.js";
import { AT_ONCE } from "./rotations.js";
import type { DatadogSession } from "./session.js";
import { Turns } from "./turns.js";

/** Things of a kind, from their names to their ids and back. */
export interface Naming {
  idOf(name: string, call?: Call): Promise<string>;
  nameOf(id: string, call?: Call): Promise<string>;
}

/** What policies can tell. */
export type Namings = Readonly<Record<FoundTarget["kind"], Naming>>;

export interface DatadogPolicies extends Items<Policy>, Naming {}

/** What ListOnCallEscalationPolicies is asked for at once. */
const PAGE = 100;

/** Escalation policies. Steps that stay keep their ids. */
export function datadogPolicies(session: DatadogSession, namings: Namings): DatadogPolicies {
  const names = new Names("policy", (_, call) => listed(call));
  const turns = new Turns();

  /** By name and id: the client cannot list them. How many come at once nobody says. */
  async function* listed(call?: Call): AsyncGenerator<Named> {
    const seen = new Set<string>();
    for (let number = 0; ; number++) {
      const query = { "page[number]": number, "page[size]": PAGE };
      const path = "/api/v2/on-call/escalation-policies";
      const answer = await session.rest({ method: "GET", path, query }, call);
      const { data = [] } = answer as { data?: readonly Listed[] };
      const fresh = data.filter(({ id }) => !seen.has(id));
      for (const { id, attributes } of fresh) {
        seen.add(id);
        yield { id, name: attributes?.name ?? id };
      }
      if (fresh.length === 0) return;
    }
  }

  async function read(policyId: string, call?: Call): Promise<FoundPolicy> {
    const input = { policyId, include: WHOLE_POLICY };
    return toFoundPolicy(await session.send("on-call", "getOnCallEscalationPolicy", input, call));
  }

  async function find(name: string, call?: Call): Promise<FoundPolicy> {
    const found = await read(await names.idOf(name, call), call);
    names.learn(found);
    return found;
  }

  async function toPolicy(found: FoundPolicy, call?: Call): Promise<Policy> {
    const steps: PolicyStep[] = [];
    for (const { assignment, waitSeconds, targets } of found.steps) {
      const notify: Target[] = [];
      for (const target of targets) notify.push(await toTarget(target, call));
      const all = assignment === "default" ? "all" : assignment;
      steps.push({ notify, waitSeconds, assignment: all });
    }
    const { name, retries, resolves } = found;
    return { name, steps, repeats: retries, resolveWhenDone: resolves };
  }

  async function toTarget(
    { kind, id, position = "current" }: FoundTarget,
    call?: Call,
  ): Promise<Target> {
    const name = await namings[kind].nameOf(id, call);
    return kind === "schedule" ? { kind, name, position } : { kind, name };
  }

  async function fromPolicy(policy: Policy, before: FoundPolicy | undefined, call?: Call) {
    const steps: FoundStep[] = [];
    for (const { notify, waitSeconds, assignment } of policy.steps) {
      const targets: FoundTarget[] = [];
      for (const target of notify) {
        const id = await namings[target.kind].idOf(target.name, call);
        const { kind } = target;
        targets.push(kind === "schedule" ? { kind, id, position: target.position } : { kind, id });
      }
      const way = assignment === "all" ? "default" : assignment;
      steps.push({ assignment: way, waitSeconds, targets });
    }
    return {
      id: before?.id ?? "",
      name: policy.name,
      retries: policy.repeats,
      resolves: policy.resolveWhenDone,
      teams: before?.teams ?? [],
      tags: before?.tags ?? [],
      steps: keepIds(steps, before?.steps ?? []),
    };
  }

  /** The policy, if it still says what `before` says. */
  async function unchanged(before: Policy, call?: Call): Promise<FoundPolicy> {
    const now = await find(before.name, call);
    if (says(await toPolicy(now, call)) === says(before)) return now;
    throw conflict(`policy ${before.name} has changed since it was read`, "run the command again");
  }

  return {
    idOf: (name, call) => names.idOf(name, call),
    nameOf: async (id, call) => names.nameOf(await read(id, call)),
    refusals: refusePolicy,
    async *list(call) {
      for await (const found of ahead(listed(call), AT_ONCE, ({ id }) => read(id, call))) {
        yield await toPolicy(found, call);
      }
    },
    get: async (name, call) => toPolicy(await find(name, call), call),
    async create(policy, call) {
      refuse(refusePolicy(policy));
      const owners = call.team === undefined ? [] : [await namings.team.idOf(call.team, call)];
      const draft = { ...(await fromPolicy(policy, undefined, call)), teams: owners };
      const there = await orNone(find(policy.name, call));
      if (there !== undefined && saysFound(there) !== saysFound(draft)) {
        throw conflict(`there is a policy called ${policy.name} already`, "choose another name");
      }
      if (there !== undefined) return policy;
      const input = { body: { data: fromFoundPolicy(draft) }, include: WHOLE_POLICY };
      const send = async () =>
        toFoundPolicy(await session.send("on-call", "createOnCallEscalationPolicy", input, call));
      const made = await createOnce(send, () => same(draft, call), call);
      names.learn(made);
      return policy;
    },
    async update(before, after, call) {
      refuse(refusePolicy(after));
      return turns.take(before.name, async () => {
        const now = await unchanged(before, call);
        const { id, ...rest } = await fromPolicy({ ...after, name: now.name }, now, call);
        const body = { data: { id, ...fromFoundPolicy(rest) } };
        await session.send("on-call", "updateOnCallEscalationPolicy", { policyId: id, body }, call);
        return after;
      });
    },
    async delete(policy, call) {
      const { id } = await unchanged(policy, call);
      try {
        await session.send("on-call", "deleteOnCallEscalationPolicy", { policyId: id }, call);
      } catch (error) {
        throw isOncallError(error) && error.code === "conflict" ? inUse(policy, error) : error;
      }
      names.forget(id);
    },
  };

  /** One of its name that says the same, if there is one. */
  async function same(draft: FoundPolicy, call?: Call): Promise<FoundPolicy | undefined> {
    for await (const { id, name } of listed(call)) {
      if (name !== draft.name) continue;
      const there = await read(id, call);
      if (saysFound(there) === saysFound(draft)) return there;
    }
    return undefined;
  }
}

function inUse({ name }: Policy, { message }: Error) {
  return conflict(
    `policy ${name} cannot be deleted: ${message.slice(message.lastIndexOf(": ") + 2)}`,
    "do routing rules of a team lead to it? See oncall team routing TEAM",
  );
}

interface Listed {
  readonly id: string;
  readonly attributes?: { readonly name?: string };
}

function says({ steps, repeats, resolveWhenDone }: Policy): string {
  const told = steps.map((step) => [
    step.notify.map(formatTarget),
    step.waitSeconds,
    step.assignment,
  ]);
  return JSON.stringify([told, repeats, resolveWhenDone]);
}
