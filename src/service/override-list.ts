import type { OverrideRecord } from "../model/rotation.js";
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
 */
export async function listOverrides(
  provider: Provider,
  name: string | undefined,
  since: Instant,
  call: Call,
): Promise<ListedOverride[]> {
  const subject = name === undefined ? undefined : await subjectNamed(provider, name, call);
  const wanted = subject && targetsOf(subject);
  const listed: ListedOverride[] = [];
  for await (const record of sectionOf(provider, "overrides").list(undefined, call)) {
    if (wanted?.has(targetKey(record.on)) === false) continue;
    const { source } = await subjectNamed(provider, `${record.on.kind}:${record.on.name}`, call);
    const span = spanOf(record, source.timeZone);
    if (span.to > since) listed.push({ record, span, timeZone: source.timeZone });
  }
  return listed.sort((a, b) => a.span.from - b.span.from);
}

function targetsOf({ on, source }: Subject): Set<string> {
  const rotations = "rotations" in source ? source.rotations : [];
  const parts = rotations.map(({ name }) => targetKey({ kind: "rotation", name }));
  return new Set([targetKey(on), ...parts]);
}
