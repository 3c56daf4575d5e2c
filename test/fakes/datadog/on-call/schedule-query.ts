import type { Schedule } from "./schedule.js";

/** `payments`, `*`, `team.id:<id>`, `user.id:<id>`, and several of them with OR. */
export function matches(schedule: Schedule, query = "*"): boolean {
  return query.split(" OR ").some((term) => matchesTerm(schedule, term.trim()));
}

function matchesTerm({ name, teams, layers }: Schedule, term: string): boolean {
  const [, field, value = ""] = /^(team|user)\.id:(.*)$/.exec(term) ?? [];
  if (field === "team") return teams.includes(value);
  if (field === "user") return layers.some(({ members }) => members.includes(value));
  const words = term.replaceAll("*", " ").toLowerCase().split(" ");
  return words.every((word) => name.toLowerCase().includes(word));
}
