import { type Incident, stateOf } from "./incident.js";

/** `state:(active OR stable) AND severity:SEV-1`, and words of the title. */
export function finds(query: string, incident: Incident): boolean {
  const terms = query.match(/[\w.-]+:\([^)]*\)|"[^"]*"|\S+/g) ?? [];
  return terms
    .filter((term) => term !== "AND")
    .every((term) => matches(term.replaceAll('"', ""), incident));
}

function matches(term: string, incident: Incident): boolean {
  const [, field = "", values = ""] = /^([\w.-]+):(.*)$/s.exec(term) ?? [];
  if (field === "") return incident.title.toLowerCase().includes(term.toLowerCase());
  const value = field === "state" ? stateOf(incident) : `${incident.fields[field]?.value ?? ""}`;
  return values
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .includes(value);
}

/** How many of those found have which value; of most, nothing is counted. */
export function facetsOf(found: readonly Incident[]) {
  const none: readonly object[] = [];
  return {
    severity: count(found.map(({ fields }) => `${fields.severity?.value ?? "UNKNOWN"}`)),
    state: count(found.map(stateOf)),
    time_to_repair: none,
    time_to_resolve: none,
    responder: none,
    impact: none,
    postmortem: none,
    customer_impacted: none,
    fields: none,
    created_by: none,
    last_modified_by: none,
    commander: none,
  };
}

function count(values: readonly string[]) {
  const names = [...new Set(values)];
  return names.map((name) => ({ name, count: values.filter((value) => value === name).length }));
}
