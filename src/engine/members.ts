import type { Rotation } from "../model/rotation.js";

/**
 * Rule 3: who is on call in each turn, for one round after which everything repeats. Turn i has the
 * members i*n ... i*n+n-1, modulo their number. No-one members are left out, so a turn may be empty.
 */
export function memberCycle({ members, onCalls = 1 }: Rotation): readonly (readonly string[])[] {
  const turns = members.length / greatestCommonDivisor(members.length, onCalls);
  return Array.from({ length: turns }, (_, turn) => {
    const onCall = new Set<string>();
    for (let i = turn * onCalls; i < (turn + 1) * onCalls; i++) {
      const member = members[i % members.length];
      if (typeof member === "string") onCall.add(member);
    }
    return [...onCall];
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
