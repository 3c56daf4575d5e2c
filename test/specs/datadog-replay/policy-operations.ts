import type { Policy, PolicyStep, Position, Target } from "../../../src/model/policy.js";
import { toPolicy } from "./intents.js";
import type { Memory } from "./memory.js";
import { CREATE, DONE, first, type Operation, type Understood } from "./operation.js";
import { attributesOf, type PolicyRequest, type StepRequest } from "./requests.js";
import { each, only, type Resource, related, toDocument } from "./resources.js";

const POLICIES = "\\/api\\/v2\\/on-call\\/escalation-policies";

export const POLICY_OPERATIONS: readonly Operation[] = [
  {
    name: "createPolicy",
    method: "POST",
    path: new RegExp(`^${POLICIES}$`),
    async perform({ provider, memory, interaction }) {
      const wanted = toPolicy(attributesOf(interaction.requestBody), memory);
      const made = await provider.policies.create(wanted, CREATE);
      return policy(made, only(interaction.responseBody), interaction.requestBody, memory);
    },
  },
  {
    name: "getPolicy",
    method: "GET",
    path: new RegExp(`^${POLICIES}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "") {
      const { name, repeats, resolveWhenDone, steps } = await provider.policies.get(id);
      const answer = only(interaction.responseBody);
      // Where the recording did not ask for the steps they are those that the policy was made with.
      memory.learn(interaction);
      const recorded = related(answer, "steps").map((one) =>
        step(memory.thing(one.id, one.type), memory),
      );
      return {
        ours: [name, repeats, resolveWhenDone, steps],
        recorded: [...literal(answer), recorded],
      };
    },
  },
  {
    name: "listPolicies",
    method: "GET",
    path: new RegExp(`^${POLICIES}$`),
    async perform({ provider, memory, interaction }) {
      // Each of them is read whole after it.
      memory.learn(interaction);
      const recorded = each(toDocument(interaction.responseBody).data);
      const found = await first(recorded.length, provider.policies.list());
      return {
        ours: found.map(({ name, repeats, resolveWhenDone }) => [name, repeats, resolveWhenDone]),
        recorded: recorded.map(literal),
      };
    },
  },
  {
    name: "updatePolicy",
    method: "PUT",
    path: new RegExp(`^${POLICIES}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "") {
      const before = await provider.policies.get(id);
      const wanted = toPolicy(attributesOf(interaction.requestBody), memory);
      const made = await provider.policies.update(before, wanted);
      return policy(made, only(interaction.responseBody), interaction.requestBody, memory);
    },
  },
  {
    name: "deletePolicy",
    method: "DELETE",
    path: new RegExp(`^${POLICIES}/([^/]+)$`),
    async perform({ provider }, id = "") {
      await provider.policies.delete(await provider.policies.get(id));
      return DONE;
    },
  },
];

function policy(ours: Policy, answer: Resource, request: unknown, memory: Memory): Understood {
  const wanted = toPolicy(attributesOf<PolicyRequest>(request), memory);
  const [name, repeats, resolveWhenDone] = literal(answer);
  return { ours, recorded: { ...wanted, name, repeats, resolveWhenDone } };
}

function literal({ attributes = {} }: Resource) {
  return [attributes.name, attributes.retries, attributes.resolve_page_on_policy_end];
}

function step(recorded: Resource, memory: Memory): PolicyStep {
  const { assignment, escalate_after_seconds: waitSeconds } =
    recorded.attributes as unknown as Omit<StepRequest, "targets">;
  const notify = related(recorded, "targets").map(({ id, type }): Target => {
    if (type === "users") return { kind: "person", name: memory.keyOf(id, type) };
    if (type === "teams") return { kind: "team", name: memory.keyOf(id, type) };
    const [schedule = "", position = "current"] = id.split("_");
    const name = memory.keyOf(schedule, "schedules");
    return { kind: "schedule", name, position: position as Position };
  });
  return { notify, waitSeconds, assignment: assignment === "round-robin" ? assignment : "all" };
}
