import { CLOCK_READINGS } from "./clock.js";
import { COVERAGE_READINGS } from "./coverage.js";
import { MEMBER_READINGS } from "./members.js";
import { MONTH_READINGS } from "./months.js";
import { OVERRIDE_READINGS } from "./overrides.js";
import type { Reading } from "./reading.js";
import { TURN_READINGS } from "./turns.js";
import { WINDOW_READINGS } from "./windows.js";

export { isCompatible, type Reading, RULE_TITLES, type RuleNumber, renderAs } from "./reading.js";

/** Every other reading of the engine's rules that we know of, in the order of the rules. */
export const READINGS: readonly Reading[] = [
  ...CLOCK_READINGS,
  ...TURN_READINGS,
  ...MEMBER_READINGS,
  ...MONTH_READINGS,
  ...COVERAGE_READINGS,
  ...OVERRIDE_READINGS,
  ...WINDOW_READINGS,
];
