import type { OverrideShape } from "./schema.js";

/**
 * The ids of a file's overrides. One that is written without an id has one made of what it says, so
 * that it stays the same as long as the override does.
 */
export function overrideIds(overrides: readonly OverrideShape[]): string[] {
  const taken = new Set(overrides.flatMap(({ id }) => id ?? []));
  return overrides.map(({ id, ...said }) => {
    if (id !== undefined) return id;
    const made = `ov-${fingerprint(JSON.stringify(Object.entries(said).sort()))}`;
    let unique = made;
    for (let i = 2; taken.has(unique); i++) unique = `${made}-${i}`;
    taken.add(unique);
    return unique;
  });
}

/** Eight letters and digits of a text: FNV-1a, 64 bits. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character)) * 0x100000001b3n);
  }
  return hash.toString(36).padStart(13, "0").slice(-8);
}
