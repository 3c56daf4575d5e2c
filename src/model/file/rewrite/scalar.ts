import { parse } from "yaml";
import { equal } from "./equal.js";

/** Where a scalar comes to stand: commas and brackets mean something in a flow collection. */
export type Surroundings = "flow" | "block";

/**
 * A scalar as YAML. Text is quoted where a reader of YAML 1.1 or 1.2 would take it for something
 * else, so also a time of day, which is a number of YAML 1.1.
 */
export function scalarText(value: unknown, around: Surroundings): string {
  if (typeof value !== "string") return String(value);
  return isPlain(value, around) ? value : doubleQuoted(value);
}

/** As scalarText, in the quotes of the text that it replaces, if there were any. */
export function scalarTextLike(old: string, value: unknown, around: Surroundings): string {
  if (typeof value !== "string") return String(value);
  if (old.startsWith('"')) return doubleQuoted(value);
  if (old.startsWith("'") && PRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return scalarText(value, around);
}

function isPlain(value: string, around: Surroundings): boolean {
  if (!PRINTABLE.test(value) || INDICATOR.test(value)) return false;
  const [probe, meant] =
    around === "flow"
      ? [`{ ${value}: [${value}] }`, { [value]: [value] }]
      : [`${value}: ${value}`, { [value]: value }];
  return (["1.1", "1.2"] as const).every((version) => {
    try {
      return equal(parse(probe, { version, merge: true, logLevel: "error" }), meant);
    } catch {
      return false;
    }
  });
}

const PRINTABLE =
  /^[\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** What begins something other than text, at least at the beginning of a line. */
const INDICATOR = /^(?:[\s,[\]{}#&*!|>'"%@`]|---|\.\.\.)/;

/** JSON is YAML but for a few characters that YAML does not print. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff\uffff\ufffe]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
