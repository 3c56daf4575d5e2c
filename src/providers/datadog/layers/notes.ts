import { zoneOf } from "../../../engine/zone.js";
import { DAY_MS, SECOND_MS, weekdayOf } from "../../../model/civil.js";
import type { Rotation } from "../../../model/rotation.js";
import { readIsoTime } from "../../../model/time.js";
import { DAY_SECONDS, formatShortClock, formatWeekMoment } from "../../../model/words.js";
import type { Layer } from "./layer.js";
import { makeLayers } from "./make-layers.js";
import { proveLayers } from "./prove.js";

/** What becomes of a rotation, where it is no single layer: sentences. */
export function layerNotes(rotation: Rotation, name = rotation.name): string[] {
  const layers = makeLayers(rotation, rotation.timeZone, name);
  if (layers.length < 2) return [];
  const from = layers.map((layer) => `${layer.name} from ${handOffOf(layer, rotation)}`);
  const notes = [
    `${name} becomes ${layers.length} layers, each with its own order of members: ${from.join(", ")}`,
  ];
  if (proveLayers(rotation, layers, rotation.timeZone).kind === "in-pieces") {
    notes.push(
      `shifts of ${name} are shown in pieces: a turn that goes on ends at each hand-off time of every day or week`,
    );
  }
  return notes;
}

function handOffOf({ rotationStart }: Layer, { recurrence, timeZone }: Rotation): string {
  const wall = zoneOf(timeZone).toWall(readIsoTime(rotationStart) as number);
  const day = Math.floor(wall / DAY_MS);
  const second = (wall - day * DAY_MS) / SECOND_MS;
  return recurrence.kind === "weekly"
    ? formatWeekMoment(weekdayOf(day) * DAY_SECONDS + second)
    : formatShortClock(second);
}
