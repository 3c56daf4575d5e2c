import { badRequest } from "../errors.js";
import { formatPageTarget, type PageTarget, readPageTarget } from "../model/incident.js";
import { nearest } from "../model/suggest.js";
import { unsupported } from "../providers/errors.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";

type Kind = PageTarget["kind"];

const EXAMPLES: Readonly<Record<Kind, string>> = {
  policy: "policy:payments",
  schedule: "schedule:payments",
  person: "alice",
  team: "team:payments",
};

const SECTIONS = {
  policy: "policies",
  schedule: "schedules",
  person: "contacts",
  team: "teams",
} as const;

/**
 * What `policy:payments`, `schedule:payments`, `team:payments`, `person:alice` or a bare name means.
 * @throws OncallError (exit 2) when nothing is called so, several things are, or it cannot be paged
 */
export async function pageTarget(
  provider: Provider,
  text: string,
  call: Call,
): Promise<PageTarget> {
  const { kind, name } = readPageTarget(text);
  const pageable = kindsOf(provider);
  if (kind !== undefined) {
    const section = provider[SECTIONS[kind]];
    if (section === undefined) {
      const hint = `write ${either(pageable.map((each) => EXAMPLES[each]))}`;
      throw unsupported(provider.name, SECTIONS[kind], hint);
    }
    if (!pageable.includes(kind)) throw notPaged(provider, { kind, name });
    await section.get(name, call);
    return { kind, name };
  }
  const found: PageTarget[] = [];
  for (const each of pageable) {
    const item = provider[SECTIONS[each]]?.get(name, call) as Promise<object> | undefined;
    if (item !== undefined && (await orNone(item)) !== undefined) found.push({ kind: each, name });
  }
  const [target, ...others] = found;
  if (target === undefined) throw await nothingCalled(provider, name, call);
  if (others.length === 0) return target;
  throw badRequest(
    `"${name}" is a ${found.map((each) => each.kind).join(" and a ")}`,
    `write ${found.map((each) => `${each.kind}:${name}`).join(" or ")}`,
  );
}

/** Where there are teams, pages go to them, and their routing rules lead to policies. */
function kindsOf({ teams }: Provider): readonly Kind[] {
  return teams === undefined ? ["policy", "schedule", "person"] : ["team", "person"];
}

function notPaged({ name }: Provider, target: PageTarget) {
  return badRequest(
    `${formatPageTarget(target)} cannot be paged: ${name} pages teams and people`,
    target.kind === "policy"
      ? "page the team whose routing rules lead to it: team:payments"
      : "page the team whose policy calls it: team:payments",
  );
}

async function nothingCalled(provider: Provider, name: string, call: Call) {
  const kinds = kindsOf(provider);
  const known: string[] = [];
  for (const kind of kinds) known.push(...(await namesOf(provider, kind, call)));
  const best = nearest(name, known);
  const examples = either(kinds.map((kind) => EXAMPLES[kind]));
  return badRequest(
    `no ${either(kinds)} is called "${name}"`,
    best === undefined ? `write ${examples}` : `did you mean ${best}?`,
  );
}

/** `policy, schedule or person` */
function either(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

async function namesOf(provider: Provider, kind: Kind, call: Call): Promise<string[]> {
  const names: string[] = [];
  switch (kind) {
    case "policy":
      for await (const { name } of provider.policies?.list(call) ?? []) names.push(name);
      break;
    case "schedule":
      for await (const { name } of provider.schedules.list(call)) names.push(name);
      break;
    case "person":
      for await (const { key } of provider.contacts?.list(call) ?? []) names.push(key);
      break;
    case "team":
      for await (const { handle } of provider.teams?.list(undefined, call) ?? []) {
        names.push(handle);
      }
  }
  return names;
}
