import { didYouMean } from "./suggest.js";

/** Asking the runtime costs more than all else that a file is checked for. */
const known = new Set<string>(["UTC"]);

/** Whether the runtime's zone data has a zone of this IANA name. Bare offsets are not zones. */
export function isZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    known.add(name);
    return true;
  } catch {
    return false;
  }
}

/** `"America/New_Yrok" is not a time zone; did you mean "America/New_York"?` */
export function notAZone(name: string): string {
  const zones = Intl.supportedValuesOf("timeZone");
  const meant = didYouMean(name, [...zones, "UTC"]) || didYouMeanCity(name, zones);
  return `"${name}" is not a time zone${meant || ": write an IANA name such as America/New_York or UTC"}`;
}

/** People know their zone by its city: `new york`, `Berlin`. */
function didYouMeanCity(name: string, zones: readonly string[]): string {
  const city = name.trim().replaceAll(" ", "_").toLowerCase();
  const zone = zones.find((candidate) => candidate.toLowerCase().endsWith(`/${city}`));
  return zone === undefined ? "" : `; did you mean "${zone}"?`;
}
