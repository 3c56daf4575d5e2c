import { distance } from "fastest-levenshtein";

/** The candidate that a word was most likely meant to be, if one is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  // Two letters in the wrong order are two steps.
  const limit = meant.length < 4 ? 1 : Math.max(2, Math.floor(meant.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const steps = distance(meant, candidate.toLowerCase());
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

/** `; did you mean "primary"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const best = nearest(word, candidates);
  return best === undefined ? "" : `; did you mean "${best}"?`;
}
