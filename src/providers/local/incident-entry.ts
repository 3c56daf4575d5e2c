import * as z from "zod/mini";
import { PAGE_TARGET_KINDS, RELATED_KINDS } from "../../model/incident.js";
import { readIsoTime } from "../../model/time.js";

// The lines of the journal that tell of incidents and pages: one event each, in the past tense.

const at = z.string().check(z.refine((text) => typeof readIsoTime(text) === "number"));
const impact = z.literal([1, 2, 3, 4, 5]);
/** Of the create that made it: what comes again with the same token is not made again. */
const token = z.string();
const item = z.object({
  kind: z.enum(RELATED_KINDS),
  title: z.optional(z.string()),
  value: z.string(),
});
/** From 0, as in the model; `round` counts how often the steps have been gone through. */
const call = { step: z.int(), round: z.int(), called: z.readonly(z.array(z.string())) };

const entrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("incident.created"),
    at,
    id: z.string(),
    title: z.string(),
    impact,
    summary: z.optional(z.string()),
    token,
  }),
  z.object({
    kind: z.literal("incident.updated"),
    at,
    id: z.string(),
    title: z.optional(z.string()),
    impact: z.optional(impact),
    summary: z.optional(z.string()),
  }),
  z.object({ kind: z.literal("incident.noted"), at, id: z.string(), text: z.string(), token }),
  z.object({
    kind: z.literal("incident.renoted"),
    at,
    id: z.string(),
    event: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("incident.unnoted"), at, id: z.string(), event: z.string() }),
  z.object({ kind: z.literal("incident.related"), at, id: z.string(), item }),
  z.object({ kind: z.literal("incident.unrelated"), at, id: z.string(), item }),
  z.object({ kind: z.literal("incident.resolved"), at, id: z.string() }),
  z.object({ kind: z.literal("incident.reopened"), at, id: z.string() }),
  z.object({ kind: z.literal("incident.deleted"), at, id: z.string() }),
  z.object({
    kind: z.literal("page.created"),
    at,
    id: z.string(),
    incident: z.optional(z.string()),
    title: z.string(),
    target: z.object({ kind: z.enum(PAGE_TARGET_KINDS), name: z.string() }),
    ...call,
    token,
  }),
  z.object({
    kind: z.literal("page.acknowledged"),
    at,
    id: z.string(),
    by: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
  z.object({ kind: z.literal("page.escalated"), at, id: z.string(), ...call }),
  z.object({
    kind: z.literal("page.stopped"),
    at,
    id: z.string(),
    reason: z.optional(z.string()),
  }),
]);

export type Entry = z.infer<typeof entrySchema>;

/** An entry of the journal; undefined for one that tells of something else. */
export function readEntry(value: unknown): Entry | undefined {
  const { success, data } = z.safeParse(entrySchema, value);
  return success ? data : undefined;
}
