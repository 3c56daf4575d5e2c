import { type Zone, zoneOf } from "../../engine/zone.js";
import { civilDate, DAY_MS, MINUTE_MS, SECOND_MS, weekdayOf } from "../../model/civil.js";
import { formatClock, formatWall, type Instant } from "../../model/time.js";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Writes instants on the wall clock of a zone. */
export interface LocalTime {
  readonly zone: Zone;
  /** `Mon 02 Mar 09:00 EST`; with the year where `years` says so. */
  format(instant: Instant): string;
  /** `09:00 EST` */
  formatTime(instant: Instant): string;
  /** `2026-03-02T09:00:00-05:00` */
  formatOffset(instant: Instant): string;
  isSameDay(one: Instant, other: Instant): boolean;
}

export function localTime(timeZone: string, { years }: { years: boolean }): LocalTime {
  const zone = zoneOf(timeZone);
  const abbreviate = abbreviations(timeZone, zone);
  const formatTime = (instant: Instant) => {
    const clock = formatClock(Math.floor(wallSecond(zone.toWall(instant))));
    return `${clock.endsWith(":00") ? clock.slice(0, 5) : clock} ${abbreviate(instant)}`;
  };
  return {
    zone,
    format(instant) {
      const days = Math.floor(zone.toWall(instant) / DAY_MS);
      const { year, month, day } = civilDate(days);
      const date = `${WEEKDAYS[weekdayOf(days)]} ${String(day).padStart(2, "0")} ${MONTHS[month - 1]}`;
      return `${date}${years ? ` ${year}` : ""} ${formatTime(instant)}`;
    },
    formatTime,
    formatOffset: (instant) => {
      const wall = zone.toWall(instant);
      return `${formatWall(wall)}${formatOffset(wall - instant)}`;
    },
    isSameDay: (one, other) =>
      Math.floor(zone.toWall(one) / DAY_MS) === Math.floor(zone.toWall(other) / DAY_MS),
  };
}

function wallSecond(wall: number): number {
  return (wall - Math.floor(wall / DAY_MS) * DAY_MS) / SECOND_MS;
}

/** Who speaks English where knows what the clocks there are called: `EST` here, `CET` there. */
const LOCALES = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"];

/** `EST`, `CET`, `GMT+5:45`: as the runtime calls an offset of a zone. */
function abbreviations(timeZone: string, zone: Zone): (instant: Instant) => string {
  const known = new Map<number, string>();
  return (instant) => {
    const offset = zone.offsetAt(instant);
    let name = known.get(offset);
    if (name === undefined) {
      name = nameOffset(timeZone, instant);
      known.set(offset, name);
    }
    return name;
  };
}

function nameOffset(timeZone: string, instant: Instant): string {
  for (const locale of LOCALES) {
    const name = abbreviate(locale, timeZone, instant);
    if (!/^GMT./.test(name)) return name;
  }
  return abbreviate("en-US", timeZone, instant);
}

function abbreviate(locale: string, timeZone: string, instant: Instant): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" });
  const parts = format.formatToParts(instant);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

function formatOffset(offset: number): string {
  if (offset === 0) return "Z";
  const minutes = Math.floor(Math.abs(offset) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `7d`, `6d 23h`, `45m` */
export function formatLength(milliseconds: number): string {
  let rest = Math.round(milliseconds / SECOND_MS);
  const parts: string[] = [];
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["m", 60],
    ["s", 1],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(" ") || "0s";
}

/** Hours with at most two decimals. */
export function formatHours(milliseconds: number): string {
  return String(Math.round(milliseconds / 36_000) / 100);
}
