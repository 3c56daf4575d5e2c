import type { OverrideRecord } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { spanOf } from "./override-effects.js";
import { subjectNamed } from "./target.js";

/** An override with what it takes to show it. */
export interface ListedOverride {
  readonly record: OverrideRecord;
  readonly span: Window;
  readonly timeZone: string;
}

/**
 * The overrides that end after `since`, of one rotation or schedule or of all, the first to begin
 * first; those that begin together in order of creation.
 */
export async function listOverrides(
  provider: Provider,
  name: string | undefined,
  since: Instant,
  call: Call,
): Promise<ListedOverride[]> {
  const on = name === undefined ? undefined : (await subjectNamed(provider, name, call)).on;
  const listed: ListedOverride[] = [];
  for await (const record of sectionOf(provider, "overrides").list(on, call)) {
    const { source } = await subjectNamed(provider, `${record.on.kind}:${record.on.name}`, call);
    const span = spanOf(record, source.timeZone);
    if (span.to > since) listed.push({ record, span, timeZone: source.timeZone });
  }
  return listed.sort((a, b) => a.span.from - b.span.from);
}
