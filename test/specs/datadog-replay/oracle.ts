import { onCallAt } from "../../../src/engine/render.js";
import type { Provider } from "../../../src/providers/provider.js";
import type { Interaction } from "../datadog-material.js";
import { type Difference, differences } from "./equivalent.js";
import { instantOf } from "./intents.js";
import type { Memory } from "./memory.js";
import { each, only, related, textOf, toDocument } from "./resources.js";

/** Who was on call by a recorded answer, and who is by our engine. */
export interface Oracle {
  readonly name: string;
  readonly path: RegExp;
  compare(stage: OracleStage, id: string): Promise<readonly Difference[]>;
}

export interface OracleStage {
  readonly provider: Required<Provider>;
  readonly interaction: Interaction;
  readonly memory: Memory;
}

export const ORACLES: readonly Oracle[] = [
  {
    name: "the one on call in a schedule, and until when",
    path: /^\/api\/v2\/on-call\/schedules\/([^/]+)\/on-call$/,
    async compare({ provider, interaction, memory }, id) {
      const shift = only(interaction.responseBody);
      // The answer says nothing of the shift before the moment of asking.
      const asked = instantOf(textOf(shift, "start"));
      const shifts = onCallAt(await provider.schedules.get(id), asked);
      return differences(
        [{ members: users(shift, memory), end: instantOf(textOf(shift, "end")) }],
        shifts.map(({ members, end }) => ({ members, end })),
      );
    },
  },
  {
    name: "how many are on call in a schedule",
    path: /^\/api\/v2\/on-call\/schedules\/([^/]+)\/responders$/,
    async compare({ provider, interaction }, id) {
      const answer = only(interaction.responseBody);
      const asked = instantOf(textOf(answer, "scheduled_at"));
      const shifts = onCallAt(await provider.schedules.get(id), asked);
      return differences(related(answer, "responders").length, shifts.length);
    },
  },
  {
    name: "whom a team calls",
    path: /^\/api\/v2\/on-call\/teams\/([^/]+)\/on-call$/,
    async compare({ provider, interaction, memory }, id) {
      const answer = only(interaction.responseBody);
      // `TEAM-1764252704`
      const asked = Number(answer.id.slice(id.length + 1)) * 1000;
      const called = await calledBy(provider, policyOf(memory, id), asked);
      const recorded = related(answer, "responders").map((user) => memory.keyOf(user.id, "users"));
      return differences([...new Set(recorded)].sort(), [...called].sort());
    },
  },
];

function users(shift: ReturnType<typeof only>, memory: Memory): string[] {
  return related(shift, "user").map(({ id }) => memory.keyOf(id, "users"));
}

function policyOf(memory: Memory, team: string): string {
  const { included = [] } = toDocument(memory.rulesOf(team, "rules"));
  const [policy] = included.flatMap((rule) => each(rule.relationships?.policy?.data));
  return policy?.id ?? "";
}

/** The people of the first step of a policy, and those on call in its schedules. */
async function calledBy(provider: Required<Provider>, policy: string, asked: number) {
  const { steps } = await provider.policies.get(policy);
  const called = new Set<string>();
  for (const { kind, name } of steps[0]?.notify ?? []) {
    if (kind === "person") called.add(name);
    if (kind !== "schedule") continue;
    for (const { members } of onCallAt(await provider.schedules.get(name), asked)) {
      for (const member of members) called.add(member);
    }
  }
  return called;
}
