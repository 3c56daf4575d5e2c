import { zoneOf } from "../../../engine/zone.js";
import { DAY_MS, SECOND_MS, weekdayOf } from "../../../model/civil.js";
import type { Rotation, Schedule } from "../../../model/rotation.js";
import { readIsoTime } from "../../../model/time.js";
import { DAY_SECONDS, formatShortClock, formatWeekMoment } from "../../../model/words.js";
import { expandSchedule } from "./expand-schedule.js";
import type { Layer } from "./layer.js";
import { makeLayers } from "./make-layers.js";
import { proveLayers } from "./prove.js";

/** What becomes of a schedule where that is not one schedule with a layer for each of its rotations. */
export function scheduleNotes(schedule: Schedule): string[] {
  return [
    ...expandSchedule(schedule).notes,
    ...schedule.rotations.flatMap((each) => layerNotes({ ...each, onCalls: 1 })),
  ];
}

/** What becomes of a rotation where that is not one layer. */
export function layerNotes(rotation: Rotation, name = rotation.name): string[] {
  const layers = makeLayers(rotation, rotation.timeZone, name);
  if (layers.length < 2) return [];
  const parts = layers.map((layer) => `${layer.name} from ${handOffOf(layer, rotation)}`);
  const several = `${name} becomes ${layers.length} layers, each with its own order of members: ${parts.join(", ")}`;
  return proveLayers(rotation, layers, rotation.timeZone).kind === "in-pieces"
    ? [several, `a turn of ${name} that goes on past another layer's hours shows as several shifts`]
    : [several];
}

function handOffOf({ rotationStart }: Layer, { recurrence, timeZone }: Rotation): string {
  const wall = zoneOf(timeZone).toWall(readIsoTime(rotationStart) as number);
  const day = Math.floor(wall / DAY_MS);
  const second = (wall - day * DAY_MS) / SECOND_MS;
  return recurrence.kind === "weekly"
    ? formatWeekMoment(weekdayOf(day) * DAY_SECONDS + second)
    : formatShortClock(second);
}
