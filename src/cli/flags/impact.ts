import { badRequest } from "../../errors.js";
import { IMPACTS, type Impact } from "../../model/incident.js";
import { didYouMean } from "../../model/suggest.js";

const LEVELS = [1, 2, 3, 4, 5] as const;

/**
 * Reads `2` or `high`.
 * @throws OncallError (exit 2)
 */
export function readImpact(text: string): Impact {
  const word = text.trim().toLowerCase();
  const found = LEVELS.find((level) => word === String(level) || word === IMPACTS[level]);
  if (found !== undefined) return found;
  throw badRequest(
    `--impact: "${text}" is not an impact${didYouMean(word, Object.values(IMPACTS))}`,
    `write 1 to 5, or ${Object.values(IMPACTS).join(", ")}`,
  );
}
