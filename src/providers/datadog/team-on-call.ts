import type { TeamOnCall } from "../../model/team.js";
import type { Call } from "../provider.js";
import type { Included, Users } from "./users.js";

/** What Datadog says of whom a team calls; `included` has the users and the steps. */
interface OnCallAnswer {
  readonly data?: {
    readonly relationships?: {
      readonly responders?: References;
      readonly escalations?: References;
    };
  };
  readonly included?: readonly object[];
}

interface References {
  readonly data?: readonly { readonly id?: string }[];
}

type Resource = Included & { readonly relationships?: { readonly responders?: References } };

/** Each of them by the name they are on call by. */
export async function toTeamOnCall(
  { data, included = [] }: OnCallAnswer,
  users: Users,
  call?: Call,
): Promise<TeamOnCall> {
  const resources = new Map(included.map((each: Resource) => [each.id, each]));
  const { responders, escalations } = data?.relationships ?? {};

  async function namesOf(references: References | undefined): Promise<string[]> {
    const names: string[] = [];
    for (const { id = "" } of references?.data ?? []) {
      const user = resources.get(id);
      names.push((user ? users.remember(user) : await users.describe(id, call)).key);
    }
    return names;
  }

  const steps: string[][] = [];
  for (const { id } of escalations?.data ?? []) {
    steps.push(await namesOf(resources.get(id)?.relationships?.responders));
  }
  return { responders: await namesOf(responders), escalations: steps };
}
