import { incidentPages } from "./incidents/incident-pages.js";
import { incidents } from "./incidents/incidents.js";
import { todos } from "./incidents/todos.js";
import { channels } from "./on-call/channels.js";
import { overrides } from "./on-call/overrides.js";
import { pages } from "./on-call/pages.js";
import { policies } from "./on-call/policies.js";
import { responders } from "./on-call/responders.js";
import { routing } from "./on-call/routing.js";
import { schedules } from "./on-call/schedules.js";
import { teamOnCall } from "./on-call/team-on-call.js";
import type { Operation } from "./operation.js";
import { keys } from "./people/keys.js";
import { teams } from "./people/teams.js";
import { users } from "./people/users.js";

export const operations: readonly Operation[] = [
  ...schedules,
  ...overrides,
  ...responders,
  ...policies,
  ...routing,
  ...teamOnCall,
  ...channels,
  ...pages,
  ...incidents,
  ...todos,
  ...incidentPages,
  ...users,
  ...teams,
  ...keys,
];

export interface Route {
  readonly operation: Operation;
  /** What stands in the path, by the names of the pattern. */
  readonly path: Readonly<Record<string, string>>;
}

/** A word of the pattern goes before a parameter: `/incidents/search` is no incident. */
export function findRoute(method: string, path: string): Route | undefined {
  const parts = path.split("/");
  const routes = operations.flatMap((operation) => {
    const found = operation.method === method ? match(operation.path, parts) : undefined;
    return found === undefined ? [] : [{ operation, path: found }];
  });
  return routes.sort((a, b) => Object.keys(a.path).length - Object.keys(b.path).length)[0];
}

function match(pattern: string, parts: readonly string[]): Record<string, string> | undefined {
  const words = pattern.split("/");
  if (words.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, word] of words.entries()) {
    const part = parts[i] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(word) ?? [];
    if (name !== undefined) found[name] = decodeURIComponent(part);
    else if (word !== part) return undefined;
  }
  return found;
}
