import type { OverrideRecord, OverrideTarget } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { spanOf, targetKey } from "./override-effects.js";
import { type Subject, subjectNamed } from "./target.js";

/** An override with what it takes to show it. */
export interface ListedOverride {
  readonly record: OverrideRecord;
  readonly span: Window;
  readonly timeZone: string;
}

/**
 * The overrides that end after `since`, of all or of one rotation or schedule (those of its rotations
 * are its own, too), the first to begin first; those that begin together in order of creation.
 * @param window the stretch that is looked at, where the provider would look at less
 */
export async function listOverrides(
  provider: Provider,
  name: string | undefined,
  since: Instant,
  call: Call,
  window?: Window,
): Promise<ListedOverride[]> {
  // What they lie over is asked for its zone alone: an empty window has no overrides.
  const near = { ...call, window: { from: 0, to: 0 } };
  const subject = name === undefined ? undefined : await subjectNamed(provider, name, near);
  const asked = { ...call, ...(window !== undefined && { window }) };
  const zones = new Map<string, string>();
  if (subject !== undefined) zones.set(targetKey(subject.on), subject.source.timeZone);
  const listed: ListedOverride[] = [];
  for (const on of subject === undefined ? [undefined] : targetsOf(subject)) {
    for await (const record of sectionOf(provider, "overrides").list(on, asked)) {
      const key = targetKey(record.on);
      const timeZone = zones.get(key) ?? (await subjectNamed(provider, key, near)).source.timeZone;
      zones.set(key, timeZone);
      const span = spanOf(record, timeZone);
      if (span.to > since) listed.push({ record, span, timeZone });
    }
  }
  return listed.sort((a, b) => a.span.from - b.span.from);
}

function targetsOf({ on, source }: Subject): OverrideTarget[] {
  const rotations = "rotations" in source ? source.rotations : [];
  return [on, ...rotations.map(({ name }): OverrideTarget => ({ kind: "rotation", name }))];
}
