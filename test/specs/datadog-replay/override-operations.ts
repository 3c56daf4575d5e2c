import { instantOf } from "./intents.js";
import type { Memory } from "./memory.js";
import { all, CREATE, DONE, type Operation, type Understood } from "./operation.js";
import type { OverrideRequest } from "./requests.js";
import { each, related, textOf, toDocument } from "./resources.js";

const SCHEDULES = "\\/api\\/v2\\/on-call\\/schedules";

export const OVERRIDE_OPERATIONS: readonly Operation[] = [
  {
    name: "createOverrides",
    method: "POST",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides$`),
    async perform({ provider, memory, interaction }, name = "") {
      const { data } = interaction.requestBody as { readonly data: readonly OverrideRequest[] };
      const wanted = data.map(({ attributes, relationships }) => ({
        on: { kind: "schedule", name } as const,
        from: instantOf(attributes.start),
        to: instantOf(attributes.end),
        members: [memory.keyOf(relationships.user.data.id, "users")],
      }));
      const made = await provider.overrides.create(wanted, CREATE);
      return overrides(made, interaction.responseBody, name, memory);
    },
  },
  {
    name: "listOverrides",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides$`),
    async perform({ provider, memory, interaction }, name = "") {
      const { query, responseBody } = interaction;
      const window = {
        from: instantOf(query["filter[start]"] ?? ""),
        to: instantOf(query["filter[end]"] ?? ""),
      };
      const found = await all(provider.overrides.list({ kind: "schedule", name }, { window }));
      return overrides(found, responseBody, name, memory);
    },
  },
  {
    name: "deleteOverride",
    method: "DELETE",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides/([^/]+)$`),
    async perform({ provider }, schedule = "", override = "") {
      const name = decodeURIComponent(schedule);
      const id = `${name}/${override}`;
      const on = { kind: "schedule", name } as const;
      await provider.overrides.delete([{ id, on, from: 0, to: 1, members: [] }]);
      return DONE;
    },
  },
];

function overrides(
  ours: readonly object[],
  answer: unknown,
  schedule: string,
  memory: Memory,
): Understood {
  const recorded = each(toDocument(answer).data).map((one) => ({
    id: `${schedule}/${one.id}`,
    on: "schedule",
    from: instantOf(textOf(one, "start")),
    to: instantOf(textOf(one, "end")),
    members: related(one, "user").map(({ id }) => memory.keyOf(id, "users")),
  }));
  return {
    ours: ours.map((one) => ({ ...one, on: (one as { on: { kind: string } }).on.kind })),
    recorded,
  };
}
