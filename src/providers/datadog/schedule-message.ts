import type { Layer as LayerMessage } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/Layer.js";
import type { LayerAttributesInterval } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LayerAttributesInterval.js";
import type { Schedule as ScheduleMessage } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/Schedule.js";
import type { ScheduleDataIncludedItem } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/ScheduleDataIncludedItem.js";
import type { ScheduleMember } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/ScheduleMember.js";
import type { ScheduleUpdateRequestDataAttributesLayersItems } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/ScheduleUpdateRequestDataAttributesLayersItems.js";
import type { TimeRestriction } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/TimeRestriction.js";
import { EXIT, OncallError } from "../../errors.js";
import type { Restriction } from "../../model/datadog/restriction.js";
import { exactDate, textOf } from "./dates.js";
import type { Layer } from "./layers/layer.js";
import type { Users } from "./users.js";

// Schedules in the messages of Datadog's client.

/** A schedule as Datadog has it. The members of its layers are ids of users. */
export interface FoundSchedule {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** Ids. */
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  /** The last one wins where several have somebody on call. */
  readonly layers: readonly Layer[];
}

/** What has to be included so that an answer is whole. */
export const WHOLE = "teams,layers,layers.members,layers.members.user";

/**
 * A schedule of an answer that includes all.
 * @throws OncallError (exit 1) where it says something that nobody here understands: a layer that is
 * not seen would be lost with the next change
 */
export function toFound({ data, included = [] }: ScheduleMessage, users: Users): FoundSchedule {
  const { id = "", attributes, relationships } = data ?? { type: "schedules" };
  const members = new Map<string, string>();
  const layers = new Map<string, LayerMessage>();
  for (const item of included) {
    if (isMember(item)) members.set(item.id ?? "", item.relationships?.user?.data.id ?? "");
    if (isLayer(item)) layers.set(item.id ?? "", item);
    if (isUser(item)) users.remember(item);
  }
  const name = attributes?.name ?? id;
  return {
    id,
    name,
    timeZone: attributes?.timeZone ?? "UTC",
    teams: (relationships?.teams?.data ?? []).map((team) => team.id),
    tags: attributes?.tags ?? [],
    layers: (relationships?.layers?.data ?? []).map((each) => {
      const layer = layers.get(each.id);
      if (layer === undefined) throw unreadable(name, each.id);
      return toLayer(layer, members);
    }),
  };
}

function toLayer(layer: LayerMessage, users: ReadonlyMap<string, string>): Layer {
  const { id = "", attributes = {}, relationships } = layer;
  const { name = "", rotationStart, effectiveDate, endDate, timeZone, interval } = attributes;
  if (rotationStart === undefined) throw unreadable(name, id);
  const start = textOf(rotationStart);
  return {
    id,
    name,
    ...(timeZone && { timeZone }),
    days: interval?.days ?? 0,
    seconds: interval?.seconds ?? 0,
    rotationStart: start,
    effectiveDate: effectiveDate ? textOf(effectiveDate) : start,
    ...(endDate && { endDate: textOf(endDate) }),
    // Of a turn that no one takes the member is named, and not included.
    members: (relationships?.members?.data ?? []).map((member) => users.get(member.id) ?? null),
    restrictions: (attributes.restrictions ?? []).map(
      ({ startDay, startTime, endDay, endTime }) =>
        ({ startDay, startTime, endDay, endTime }) as Restriction,
    ),
  };
}

function unreadable(schedule: string, layer: string): OncallError {
  return new OncallError(`layer ${layer} of schedule ${schedule} cannot be read`, {
    code: "failed",
    exitCode: EXIT.failed,
    hint: "Datadog says something of it that this version of oncall does not know",
  });
}

/** What a schedule says in a request, beside its id. */
export function fromFound({ name, timeZone, layers, teams, tags }: Omit<FoundSchedule, "id">) {
  return {
    type: "schedules" as const,
    attributes: {
      name,
      timeZone,
      layers: layers.map(fromLayer),
      // The client's requests know no tags. Where there are some, leaving them out might take them off.
      ...(tags.length > 0 && { additionalProperties: { tags: [...tags] } }),
    },
    ...(teams.length > 0 && {
      relationships: { teams: { data: teams.map((id) => ({ id, type: "teams" as const })) } },
    }),
  };
}

function fromLayer(layer: Layer): ScheduleUpdateRequestDataAttributesLayersItems {
  const { id, name, timeZone, days, seconds, endDate, members, restrictions } = layer;
  const interval: LayerAttributesInterval = { ...(days && { days }), ...(seconds && { seconds }) };
  return {
    ...(id !== undefined && { id }),
    name,
    ...(timeZone !== undefined && { timeZone }),
    interval,
    rotationStart: exactDate(layer.rotationStart),
    effectiveDate: exactDate(layer.effectiveDate),
    ...(endDate !== undefined && { endDate: exactDate(endDate) }),
    members: members.map((user) => (user === null ? {} : { user: { id: user } })),
    ...(restrictions.length > 0 && {
      restrictions: restrictions.map((each) => ({ ...each }) as TimeRestriction),
    }),
  };
}

type Item = ScheduleDataIncludedItem;

function isLayer(item: Item): item is LayerMessage {
  return "type" in item && item.type === "layers";
}

function isMember(item: Item): item is ScheduleMember {
  return "type" in item && item.type === "members";
}

function isUser(item: Item): item is Extract<Item, { type: "users" }> {
  return "type" in item && item.type === "users";
}
