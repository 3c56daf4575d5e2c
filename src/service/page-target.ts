import { badRequest } from "../errors.js";
import { PAGE_TARGET_KINDS, type PageTarget, readPageTarget } from "../model/incident.js";
import { nearest } from "../model/suggest.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";

const SECTIONS = { policy: "policies", schedule: "schedules", person: "contacts" } as const;

/**
 * What `policy:payments`, `schedule:payments`, `person:alice` or a bare name means.
 * @throws OncallError (exit 2) when nothing is called so, or several things are
 */
export async function pageTarget(
  provider: Provider,
  text: string,
  call: Call,
): Promise<PageTarget> {
  const { kind, name } = readPageTarget(text);
  if (kind !== undefined) {
    await sectionOf(provider, SECTIONS[kind]).get(name, call);
    return { kind, name };
  }
  const found: PageTarget[] = [];
  for (const each of PAGE_TARGET_KINDS) {
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

async function nothingCalled(provider: Provider, name: string, call: Call) {
  const known: string[] = [];
  for await (const policy of provider.policies?.list(call) ?? []) known.push(policy.name);
  for await (const schedule of provider.schedules.list(call)) known.push(schedule.name);
  for await (const person of provider.contacts?.list(call) ?? []) known.push(person.key);
  const best = nearest(name, known);
  return badRequest(
    `no policy, schedule or person is called "${name}"`,
    best === undefined
      ? "write policy:payments, schedule:payments or alice"
      : `did you mean ${best}?`,
  );
}
