import { shortId } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { formatLength, localTime } from "../render/local-time.js";

// What listings of incidents, pages and calls are made of.

/** How times stand in a listing: people read how long ago it was, programs when it was. */
export interface Times {
  readonly forPeople: boolean;
  readonly now: Instant;
  /** The zone to show times in. */
  readonly timeZone: string;
}

/** Programs get an id whole, people as much of it as they need. */
export function idCell(id: string) {
  return { people: shortId(id), programs: id };
}

export function createdColumn({ forPeople, now, timeZone }: Times) {
  if (forPeople) return { title: "age", cell: (at: Instant) => age(at, now) };
  return { title: "created", cell: localTime(timeZone, { years: true }).formatOffset };
}

/** `4m`, `2h`, `12d`: the largest unit alone. */
export function age(at: Instant, now: Instant): string {
  return formatLength(Math.max(now - at, 0)).split(" ")[0] as string;
}
