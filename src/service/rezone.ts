import { toMoment, zoneOf } from "../engine/zone.js";
import type { OverrideRecord, OverrideTarget } from "../model/rotation.js";
import type { Call, NewOverride, Provider } from "../providers/provider.js";
import { spanOf } from "./override-effects.js";
import type { Change } from "./plan.js";

/** Overrides made anew. */
export interface Rezoned {
  readonly changes: readonly Change[];
  readonly overrides: readonly NewOverride[];
}

/**
 * Keeps overrides where they are when what they lie over gets another zone: those that are written
 * on its wall clock would be read on another. All are made anew, since of two that overlap the later
 * one wins. Undefined when there is nothing to do.
 */
export async function rezoneOverrides(
  provider: Provider,
  on: OverrideTarget,
  from: string,
  to: string,
  call: Call,
): Promise<Rezoned | undefined> {
  if (from === to) return undefined;
  const records: OverrideRecord[] = [];
  for await (const record of provider.overrides?.list(on, call) ?? []) records.push(record);
  const isOnWall = ({ from: begin, to: end }: OverrideRecord) =>
    typeof begin !== "number" || typeof end !== "number";
  if (!records.some(isOnWall)) return undefined;
  const zone = zoneOf(to);
  const overrides = records.map((record) => {
    const span = spanOf(record, from);
    const { members } = record;
    return { on, from: toMoment(span.from, zone), to: toMoment(span.to, zone), members };
  });
  return {
    changes: [
      ...records.map((before): Change => ({ noun: "override", action: "delete", before })),
      ...overrides.map((after): Change => ({ noun: "override", action: "create", after })),
    ],
    overrides,
  };
}

export const REZONED =
  "its overrides are made anew, with new ids, so that they stay where they are";
