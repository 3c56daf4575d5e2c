import { badRequest } from "../../errors.js";
import { isPlainText, notAName } from "../../model/words.js";
import { isZone, notAZone } from "../../model/zones.js";

/** @throws OncallError (exit 2) for a text that cannot name anything */
export function checkName(name: string): void {
  if (!isPlainText(name)) throw badRequest(notAName(name));
}

/** @throws OncallError (exit 2) for a text that is no zone */
export function checkZone(option: string, zone: string): void {
  if (!isZone(zone)) throw badRequest(`${option}: ${notAZone(zone)}`);
}
