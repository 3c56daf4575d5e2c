import { MINUTE_MS } from "../../model/civil.js";
import type { Instant } from "../../model/time.js";
import { localTime } from "../render/local-time.js";
import type { Terminal } from "../world.js";
import { findZones } from "./find-zones.js";

/** Asks for a time zone, found by its city or its name. */
export async function askZone(
  terminal: Terminal,
  suggested: readonly string[],
  now: Instant,
): Promise<string> {
  const { askSearch } = await import("./ask.js");
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return askSearch(terminal, "Time zone of the hand-offs (type a city):", (typed) =>
    findZones(typed ?? "", suggested).map((zone) => ({
      name: zone,
      value: zone,
      description: `It is ${localTime(zone, { years: false }).format(minute)} there.`,
    })),
  );
}
