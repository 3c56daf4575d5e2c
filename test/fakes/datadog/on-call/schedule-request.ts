import { listOf, object, oneOf, required, text, whole } from "../../aws/rules.js";
import { data, type InputOf, moment, reference, timeZone, uuid } from "../rules.js";
import { type Layer, WEEKDAYS } from "./schedule.js";

export const teamsRule = object({ data: listOf(reference("teams")) });

const time = required(text({ pattern: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/ }));
const day = required(oneOf(...WEEKDAYS));

export const restrictionRule = object({
  start_day: day,
  start_time: time,
  end_day: day,
  end_time: time,
});

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

const intervalRule = object(
  {
    days: whole({ most: 400 }),
    seconds: whole({ most: 2_592_000 }),
  },
  atLeastOneHour,
);

const layerMembers = {
  name: required(text({ least: 1 })),
  interval: required(intervalRule),
  rotation_start: required(moment()),
  effective_date: required(moment()),
  end_date: moment(),
  time_zone: timeZone(),
  members: required(listOf(object({ user: object({ id: required(uuid()) }) }), { least: 1 })),
  restrictions: listOf(restrictionRule),
};
const newLayerRule = object(layerMembers, endsLater);
const layerRule = object({ ...layerMembers, id: text() }, endsLater);

const scheduleMembers = {
  name: required(text({ least: 1 })),
  time_zone: required(timeZone()),
  // In no document of requests; they were taken before there was one, and are answered still.
  tags: listOf(text()),
};
const relationships = object({ teams: teamsRule });

export const createRule = data(
  object({
    type: required(oneOf("schedules")),
    attributes: required(object({ ...scheduleMembers, layers: required(listOf(newLayerRule)) })),
    relationships,
  }),
);

export const updateRule = data(
  object({
    id: required(uuid()),
    type: required(oneOf("schedules")),
    attributes: required(object({ ...scheduleMembers, layers: required(listOf(layerRule)) })),
    relationships,
  }),
);

type LayerInput = InputOf<typeof layerRule>;

/** A layer as it is asked for. One with an id keeps it. */
export function toLayer(input: LayerInput, newId: () => string): Layer {
  return {
    id: input.id === undefined || input.id === "" ? newId() : input.id,
    name: input.name,
    timeZone: input.time_zone,
    rotationStart: input.rotation_start,
    effectiveDate: input.effective_date,
    endDate: input.end_date,
    days: input.interval.days ?? 0,
    seconds: input.interval.seconds ?? 0,
    members: input.members.map(({ user }) => user?.id ?? null),
    restrictions: input.restrictions ?? [],
  };
}

function atLeastOneHour(value: Readonly<Record<string, unknown>>): string | undefined {
  const { days = 0, seconds = 0 } = value as { days?: number; seconds?: number };
  return days * DAY_SECONDS + seconds < HOUR_SECONDS ? "must be at least 1 hour" : undefined;
}

function endsLater(value: Readonly<Record<string, unknown>>): string | undefined {
  const { effective_date: from, end_date: to } = value;
  if (typeof from !== "string" || typeof to !== "string") return undefined;
  return Date.parse(from) < Date.parse(to) ? undefined : "end_date must be after effective_date";
}
