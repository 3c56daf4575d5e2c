import * as z from "zod/mini";
import { readDocument, type Source } from "../document.js";
import type { Finding, Path } from "../finding.js";
import { toArray, toRecord } from "../loose.js";
import { object } from "../schema.js";
import { type RoutingRule, URGENCIES } from "../team.js";
import { checkWindow } from "./consistency.js";
import { toWindows } from "./read.js";
import { coverageSchema, zoneSchema } from "./schema.js";

// The routing rules of a team as people edit them, with windows in the words of oncall.yaml.

const ruleSchema = object({
  query: z.optional(z.string()),
  hours: z.optional(object({ timeZone: zoneSchema, windows: z.array(coverageSchema) })),
  urgency: z.optional(z.enum(URGENCIES)),
  policy: z.optional(z.string().check(z.minLength(1))),
  // In the provider's words, whatever they are.
  actions: z.optional(z.array(z.looseObject({ type: z.string() }))),
});

const listSchema = z.array(ruleSchema);
const documentSchema = object({ format: z.optional(z.literal(1)), rules: listSchema });

export type RuleShape = z.infer<typeof ruleSchema>;

/**
 * Reads rules: a list of them, or what is printed of a team's.
 * @throws OncallError (exit 2) with every problem and its place
 */
export function readRouting(source: Source): RoutingRule[] {
  const shapes = Array.isArray(source.value)
    ? readDocument(source, listSchema, (value) => checkRules([], value))
    : readDocument(source, documentSchema, (value) => checkRules(["rules"], toRecord(value).rules));
  return ("rules" in shapes ? shapes.rules : shapes).map(toRule);
}

function toRule({ query, hours, urgency, policy, actions = [] }: RuleShape): RoutingRule {
  return {
    ...(query && { query }),
    ...(hours && { hours: { ...hours, windows: hours.windows.flatMap(toWindows) } }),
    ...(urgency && { urgency }),
    ...(policy && { policy }),
    ...(actions.length > 0 && { actions }),
  };
}

function checkRules(path: Path, rules: unknown): Finding[] {
  return toArray(rules).flatMap((rule, i) => {
    const windows = toArray(toRecord(toRecord(rule).hours).windows);
    return windows.flatMap((window, j) =>
      checkWindow([...path, i, "hours", "windows", j], toRecord(window)),
    );
  });
}
