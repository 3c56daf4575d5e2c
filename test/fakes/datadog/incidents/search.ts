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
