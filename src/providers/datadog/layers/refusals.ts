import type { Problem } from "../../../errors.js";
import type { Rotation } from "../../../model/rotation.js";
import { formatInstant } from "../../../model/time.js";
import type { Layer } from "./layer.js";
import { makeLayers } from "./make-layers.js";
import { proveLayers } from "./prove.js";

const MOST_DAYS = 400;
const MOST_SECONDS = 2_592_000;
/** "Should be at least 1 hour", Datadog's specification says. */
const LEAST_SECONDS = 3600;

/** What of a rotation no layers can say. Overrides are no part of it. */
export function layerRefusals(rotation: Rotation): Problem[] {
  const problems = [...refuseRecurrence(rotation), ...refuseOnCalls(rotation)];
  if (problems.length > 0) return problems;
  const layers = makeLayers(rotation, rotation.timeZone, rotation.name);
  return layers.every(isOver) ? [refuseEffective(rotation)] : refuseDifference(rotation, layers);
}

function refuseRecurrence(rotation: Rotation): Problem[] {
  const { recurrence } = rotation;
  const refuse = (message: string, hint: string) => [
    { path: placeOf(rotation, recurrence.kind), message, hint },
  ];
  const refuseDays = (days: number) =>
    days <= MOST_DAYS
      ? []
      : refuse(`Datadog has turns of at most ${MOST_DAYS} days, not ${days}`, "take less");
  switch (recurrence.kind) {
    case "daily":
      return refuseDays(recurrence.every);
    case "weekly":
      return refuseDays(recurrence.every * 7);
    case "monthly":
      return refuse(
        "Datadog has turns of days and seconds, no months",
        "hand off every 4 weeks: --weekly mon@09:00 --every 4",
      );
    case "elapsed": {
      const { days, seconds } = recurrence;
      if (seconds > MOST_SECONDS) {
        return refuse(
          `Datadog has turns of at most ${MOST_SECONDS.toLocaleString("en-US")} seconds`,
          "write whole days as days",
        );
      }
      if (days === 0 && seconds < LEAST_SECONDS) {
        return refuse("Datadog has no turns of less than an hour", "take an hour or more");
      }
      return refuseDays(days);
    }
  }
}

function refuseOnCalls(rotation: Rotation): Problem[] {
  const { onCalls = 1 } = rotation;
  if (onCalls === 1) return [];
  return [
    {
      path: placeOf(rotation, "onCalls"),
      message: `a layer of Datadog has one on call, not ${onCalls}`,
      hint: "make a schedule for each of them, and a policy over these",
    },
  ];
}

function isOver({ effectiveDate, endDate }: Layer): boolean {
  return endDate !== undefined && endDate <= effectiveDate;
}

function refuseEffective(rotation: Rotation): Problem {
  return {
    path: placeOf(rotation, "effective"),
    message: "it ends before anybody's turn begins",
    hint: "take a later until, or leave it out",
  };
}

/** Only a change of the clocks makes one: it can swap two hand-offs, or make one of them. */
function refuseDifference(rotation: Rotation, layers: readonly Layer[]): Problem[] {
  const proof = proveLayers(rotation, layers, rotation.timeZone);
  if (proof.kind !== "different") return [];
  const { start, before, after } = proof.first;
  const say = (people: readonly string[]) => people.join(" and ") || "nobody";
  return [
    {
      path: placeOf(rotation, rotation.recurrence.kind),
      message: `Datadog's layers cannot follow it where the clocks change: at ${formatInstant(start)} they would have ${say(after)} on call, not ${say(before)}`,
      hint: "hand off at other hours than those that clocks skip or repeat",
    },
  ];
}

function placeOf({ name }: Rotation, key: string): string {
  return `rotation ${name}, ${key}`;
}
