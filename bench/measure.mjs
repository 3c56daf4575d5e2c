// Measuring: warm up, take turns, take medians. A sample repeats its work until it lasts a while,
// so that the clock's grain does not matter.

const WARM_UP_MS = 150;
const SAMPLE_MS = 4;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What the measured work returned last: it must not be optimized away. */
export let kept;

function sample(work, repeats) {
  // The other work has just had the caches: short work is let in again before it is timed.
  if (repeats > 1) repeat(work, repeats);
  return repeat(work, repeats) / repeats;
}

function repeat(work, repeats) {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) kept = work();
  return performance.now() - start;
}

/** Warms the work up and says how often to repeat it within one sample. */
function warmUp(work) {
  let least = Number.POSITIVE_INFINITY;
  const end = performance.now() + WARM_UP_MS;
  do least = Math.min(least, repeat(work, 1));
  while (performance.now() < end);
  return Math.max(1, Math.min(100_000, Math.ceil(SAMPLE_MS / Math.max(least, 1e-5))));
}

/** The median time of one piece of work, in milliseconds. */
export function time(work, rounds = 25) {
  return compare(work, work, rounds).first;
}

/**
 * Two pieces of work in turns: the median time of each in milliseconds, and the median over the
 * rounds of second / first.
 */
export function compare(first, second, rounds = 25) {
  const repeats = [warmUp(first), warmUp(second)];
  const times = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(sample(first, repeats[0]));
    times[1].push(sample(second, repeats[1]));
  }
  return {
    first: median(times[0]),
    second: median(times[1]),
    ratio: median(times[0].map((own, round) => times[1][round] / own)),
  };
}

/**
 * Where commands are started: as on a machine of one's own, and as here where this one says something
 * to every Node. Certificates besides Node's own make the bare one three times slower.
 */
export const SURROUNDINGS = [
  { title: "", env: {} },
  ...(process.env.NODE_EXTRA_CA_CERTS === undefined
    ? []
    : [
        {
          title: " (with NODE_EXTRA_CA_CERTS)",
          env: { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS },
        },
      ]),
];
