import type { Memory } from "./memory.js";
import { type Resource, textOf } from "./resources.js";

type Query = Readonly<Record<string, string>>;

/** The answers to what we read besides what was recorded: names of things, and how they are now. */
const READS: readonly (readonly [
  RegExp,
  (memory: Memory, ids: readonly string[], query: Query) => unknown,
])[] = [
  [/^\/api\/v2\/users$/, (memory, _, query) => list(usersIn(memory, query), query)],
  [/^\/api\/v2\/users\/([^/]+)$/, (memory, [id = ""]) => memory.answer(id, "users")],
  [/^\/api\/v2\/team$/, (memory, _, query) => list(teamsIn(memory, query), query)],
  [/^\/api\/v2\/team\/([^/]+)$/, (memory, [id = ""]) => memory.answer(id, "team")],
  [
    /^\/api\/v2\/on-call\/schedules$/,
    (memory, _, query) => list(named(memory.ofType("schedules"), query["filter[query]"]), query),
  ],
  [
    /^\/api\/v2\/on-call\/schedules\/([^/]+)$/,
    (memory, [id = ""], { include }) => memory.answer(id, "schedules", include),
  ],
  [
    /^(\/api\/v2\/on-call\/schedules\/[^/]+\/overrides)$/,
    (memory, [path = ""]) => ({ data: memory.list(path) }),
  ],
  [
    /^\/api\/v2\/on-call\/escalation-policies$/,
    (memory, _, query) => list(memory.ofType("policies"), query),
  ],
  [
    /^\/api\/v2\/on-call\/escalation-policies\/([^/]+)$/,
    (memory, [id = ""], { include }) => memory.answer(id, "policies", include),
  ],
  [
    /^\/api\/v2\/on-call\/teams\/([^/]+)\/routing-rules$/,
    (memory, [id = ""], { include = "" }) => memory.rulesOf(id, include),
  ],
  [/^\/api\/v2\/incidents\/([^/]+)$/, (memory, [id = ""]) => memory.answer(id, "incidents")],
  [
    /^(\/api\/v2\/incidents\/[^/]+\/relationships\/todos)$/,
    (memory, [path = ""]) => ({ data: memory.list(path) }),
  ],
  [
    /^\/api\/v2\/incidents\/[^/]+\/relationships\/todos\/([^/]+)$/,
    (memory, [id = ""]) => memory.answer(id, "incident_todos"),
  ],
];

/** Undefined for what nobody should read. */
export function read(memory: Memory, path: string, query: Query): unknown {
  for (const [pattern, answer] of READS) {
    const match = pattern.exec(path);
    if (match !== null) return answer(memory, match.slice(1), query);
  }
  return undefined;
}

/** All of them are on the first page. */
function list(data: readonly Resource[], query: Query) {
  return { data: Number(query["page[number]"] ?? 0) === 0 ? data : [] };
}

function usersIn(memory: Memory, { filter = "", "filter[status]": status = "" }: Query) {
  if (status === "Disabled") return [];
  const word = filter.toLowerCase();
  return memory.ofType("users").filter((user) => textOf(user, "email").includes(word));
}

function teamsIn(memory: Memory, { "filter[keyword]": word = "" }: Query) {
  const teams = [...memory.ofType("team"), ...memory.ofType("teams")];
  return teams.filter((team) => `${textOf(team, "handle")} ${textOf(team, "name")}`.includes(word));
}

function named(things: readonly Resource[], word = "") {
  return things.filter((thing) => textOf(thing, "name").includes(word));
}
