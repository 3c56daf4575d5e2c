import type { Path } from "../../finding.js";

/** How new parts of a file look. A pattern is a path with `*` for any part: `rotations.*`. */
export interface Style {
  /** Keys of the whole in the order in which new ones come to stand. */
  readonly order: readonly string[];
  /** Collections that are never written on one line. */
  readonly block: readonly string[];
  /** Keys that need no quotes, whatever a reader of YAML 1.1 makes of them. */
  readonly bare: readonly string[];
}

/** How a person would write an oncall.yaml. */
export const FILE_STYLE: Style = {
  order: ["version", "provider", "people", "rotations", "schedules", "overrides", "policies"],
  block: ["*", "rotations.*", "policies.*", "policies.*.steps"],
  // A word of the format, which everyone writes so.
  bare: ["rotations.*.weekly.*.on"],
};

export function matches(patterns: readonly string[], path: Path): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split(".");
    return (
      parts.length === path.length && parts.every((part, i) => part === "*" || part === path[i])
    );
  });
}
