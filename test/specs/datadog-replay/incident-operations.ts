import type { Incident } from "../../../src/model/incident.js";
import { toIncident } from "../../../src/providers/datadog/incident-record.js";
import { listRecords } from "../../../src/providers/datadog/incident-search.js";
import { instantOf } from "./intents.js";
import { CREATE, DONE, first, type Operation } from "./operation.js";
import { attributesOf } from "./requests.js";
import { each, only, type Resource, textOf, toDocument } from "./resources.js";

const INCIDENTS = "\\/api\\/v2\\/incidents";

export const INCIDENT_OPERATIONS: readonly Operation[] = [
  {
    name: "createIncident",
    method: "POST",
    path: new RegExp(`^${INCIDENTS}$`),
    async perform({ provider, interaction }) {
      const { title } = attributesOf<{ title: string }>(interaction.requestBody);
      const made = await provider.incidents.create({ title }, CREATE);
      return { ours: facts(made), recorded: recorded(only(interaction.responseBody)) };
    },
  },
  {
    name: "listIncidents",
    method: "GET",
    path: new RegExp(`^${INCIDENTS}$`),
    // What a create looks at where nobody knows whether it was done.
    async perform({ session, interaction }) {
      const there = each(toDocument(interaction.responseBody).data);
      const found = await first(there.length, listRecords(session));
      return { ours: found.map(toIncident).map(facts), recorded: there.map(recorded) };
    },
  },
  {
    name: "searchIncidents",
    method: "GET",
    path: new RegExp(`^${INCIDENTS}/search$`),
    async perform({ provider, interaction }) {
      const there = attributesOf<{ incidents: readonly { data: Resource }[] }>(
        interaction.responseBody,
      ).incidents;
      const found = await first(there.length, provider.incidents.list({}));
      return { ours: found.map(facts), recorded: there.map(({ data }) => recorded(data)) };
    },
  },
  {
    name: "getIncident",
    method: "GET",
    path: new RegExp(`^${INCIDENTS}/(?!search$)([^/]+)$`),
    async perform({ provider, interaction }, id = "") {
      const found = await provider.incidents.get(id);
      return { ours: facts(found), recorded: recorded(only(interaction.responseBody)) };
    },
  },
  {
    name: "updateIncident",
    method: "PATCH",
    path: new RegExp(`^${INCIDENTS}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "") {
      const change = attributesOf<IncidentRequest | undefined>(interaction.requestBody);
      if (change !== undefined) {
        const status = change.fields.state.value === "resolved" ? "resolved" : "open";
        await provider.incidents.update(id, { title: change.title, status }, CREATE);
      }
      memory.learn(interaction);
      const found = await provider.incidents.get(id);
      return { ours: facts(found), recorded: recorded(only(interaction.responseBody)) };
    },
  },
  {
    name: "deleteIncident",
    method: "DELETE",
    path: new RegExp(`^${INCIDENTS}/([^/]+)$`),
    async perform({ provider }, id = "") {
      await provider.incidents.delete?.(id);
      return DONE;
    },
  },
];

interface IncidentRequest {
  readonly title: string;
  readonly fields: { readonly state: { readonly value: string } };
}

function facts({ id, key, title, status, impact, createdAt, resolvedAt }: Incident) {
  return { id, key, title, status, impact, createdAt, resolvedAt };
}

function recorded(incident: Resource) {
  const state = textOf(incident, "state");
  const resolved = textOf(incident, "resolved");
  const severity = textOf(incident, "severity");
  const isOver = state === "resolved" || state === "completed";
  return {
    id: incident.id,
    key: `IR-${incident.attributes?.public_id}`,
    title: textOf(incident, "title"),
    status: isOver ? "resolved" : "open",
    impact: severity === "UNKNOWN" ? 3 : Number(severity.replace("SEV-", "")),
    createdAt: instantOf(textOf(incident, "created")),
    resolvedAt: isOver && resolved !== "" ? instantOf(resolved) : undefined,
  };
}
