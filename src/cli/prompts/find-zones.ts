import { nearest } from "../../model/suggest.js";
import { isZone } from "../../model/zones.js";

/** More than these nobody reads. */
const MOST = 20;

/**
 * The zones that a text may mean, the likeliest first; of an empty one, those that are suggested and
 * UTC.
 */
export function findZones(text: string, suggested: readonly string[]): string[] {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, "_");
  if (typed === "") return [...new Set([...suggested, "UTC"])].filter(isZone);
  const zones = [...Intl.supportedValuesOf("timeZone"), ...RENAMED, "UTC"];
  const ranks = [
    (zone: string) => cityOf(zone).startsWith(typed),
    (zone: string) => zone.toLowerCase().startsWith(typed),
    (zone: string) => zone.toLowerCase().includes(typed),
  ];
  const found = ranks.flatMap((fits) => zones.filter(fits));
  const all = found.length > 0 ? found : likely(text.trim(), typed, zones);
  return [...new Set(all)].slice(0, MOST);
}

/** The runtime understands these, and lists them by their old names: `Asia/Calcutta`. */
const RENAMED = [
  "Africa/Asmara",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Kanton",
  "Pacific/Pohnpei",
];

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).toLowerCase();
}

/** A name that is understood though it is not listed, `US/Eastern`; else a city that is misspelt. */
function likely(text: string, typed: string, zones: readonly string[]): string[] {
  if (isZone(text)) return [text];
  const city = nearest(typed, zones.map(cityOf));
  return zones.filter((zone) => cityOf(zone) === city);
}
