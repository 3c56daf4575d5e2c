import type { Incident } from "./incidents/incident.js";
import type { Todo } from "./incidents/todos.js";
import type { Channel } from "./on-call/channels.js";
import type { Override } from "./on-call/overrides.js";
import type { Page } from "./on-call/pages.js";
import type { Policy } from "./on-call/policy.js";
import type { RoutingRule } from "./on-call/routing-rule.js";
import type { Schedule } from "./on-call/schedule.js";
import type { Team } from "./people/team.js";
import type { User } from "./people/user.js";

/** What is there, by id and in order of creation. */
export interface State {
  readonly users: Map<string, User>;
  readonly teams: Map<string, Team>;
  readonly schedules: Map<string, Schedule>;
  readonly overrides: Map<string, Override>;
  readonly policies: Map<string, Policy>;
  /** By team. */
  readonly routing: Map<string, readonly RoutingRule[]>;
  readonly channels: Map<string, Channel>;
  readonly pages: Map<string, Page>;
  readonly incidents: Map<string, Incident>;
  readonly todos: Map<string, Todo>;
  /** Who asks; the first user, where there is one. */
  me: string | undefined;
}

export function emptyState(): State {
  return {
    users: new Map(),
    teams: new Map(),
    schedules: new Map(),
    overrides: new Map(),
    policies: new Map(),
    routing: new Map(),
    channels: new Map(),
    pages: new Map(),
    incidents: new Map(),
    todos: new Map(),
    me: undefined,
  };
}
