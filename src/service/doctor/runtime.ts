import { zoneOf } from "../../engine/zone.js";
import { civilDate, DAY_MS, dayNumber, HOUR_MS } from "../../model/civil.js";
import type { Instant } from "../../model/time.js";
import { isZone } from "../../model/zones.js";
import type { Check } from "./check.js";

const OLDEST_NODE = [20, 19] as const;

/** @param version of Node: `20.19.0` */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = OLDEST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) {
    return { name: "node", status: "ok", message: version };
  }
  const oldest = OLDEST_NODE.join(".");
  return {
    name: "node",
    status: "problem",
    message: `${version} is older than ${oldest}`,
    hint: `install Node ${oldest} or later`,
  };
}

/** What a runtime knows of zones. */
export interface ZoneFacts {
  /** `2026a`; empty where the runtime does not say. */
  readonly tzdata: string;
  readonly zoneCount: number;
  /** The offset of America/New_York on 2026-07-01, milliseconds; absent where it has no such zone. */
  readonly newYork: number | undefined;
}

const SUMMER: Instant = dayNumber(2026, 7, 1) * DAY_MS;

/** Asks the runtime that this runs on. */
export function zoneFacts(tzdata: string): ZoneFacts {
  const zone = "America/New_York";
  return {
    tzdata,
    zoneCount: Intl.supportedValuesOf("timeZone").length,
    newYork: isZone(zone) ? zoneOf(zone).offsetAt(SUMMER) : undefined,
  };
}

/** Full zone data has more. */
const FEWEST_ZONES = 400;

export function checkZones({ tzdata, zoneCount, newYork }: ZoneFacts, now: Instant): Check {
  const check = (status: Check["status"], message: string, hint?: string): Check => ({
    name: "zone data",
    status,
    message,
    hint,
  });
  if (newYork !== -4 * HOUR_MS) {
    const is = newYork === undefined ? "not known" : formatOffset(newYork);
    const message = `America/New_York on 2026-07-01 is ${is}, and should be UTC-4: times will be wrong`;
    return check("problem", message, "install a Node with its own, full zone data");
  }
  if (zoneCount < FEWEST_ZONES) {
    const message = `only ${zoneCount} zones are known`;
    return check("warning", message, "install a Node with its own, full zone data");
  }
  const year = Number(/^\d{4}/.exec(tzdata)?.[0]);
  if (Number.isNaN(year)) return check("note", "the runtime does not say how old its zone data is");
  // A release that came at the end of its year is two years old at the end of the second after it.
  if (civilDate(Math.floor(now / DAY_MS)).year > year + 2) {
    const message = `${tzdata} is more than two years old: clock changes since then are not known`;
    return check("warning", message, "update Node, which brings newer zone data");
  }
  return check("ok", `${tzdata}, ${zoneCount} zones`);
}

/** `UTC-5`, `UTC+5.5` */
function formatOffset(offset: number): string {
  const hours = offset / HOUR_MS;
  return `UTC${hours < 0 ? "" : "+"}${hours}`;
}
