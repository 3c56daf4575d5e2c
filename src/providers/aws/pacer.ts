/**
 * Milliseconds from one request of an operation to the next. AWS allows one a second of every
 * operation that changes contacts, rotations or overrides, and 20 of those that read rotations (AWS
 * General Reference, "Incident Manager endpoints and quotas"). Others are quick enough to be left
 * alone: who is throttled after all tries again.
 */
export function intervalOf(operation: string): number {
  if (PACED.test(operation)) return 1000;
  return READS_ROTATIONS.test(operation) ? 50 : 0;
}

const PACED =
  /^(Create|Update|Delete)(Contact|ContactChannel|Rotation|RotationOverride)$|^(Activate|Deactivate)ContactChannel$|^SendActivationCode$|^PutContactPolicy$/;

const READS_ROTATIONS = /^(Get|List)(Preview)?Rotation/;

/** A clock that only goes forward, milliseconds. `performance` would have to be loaded first. */
export function clockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** What waits between requests; a test does not. */
export type Sleep = (ms: number) => Promise<void>;

/** Lets requests of one operation go no faster than is allowed. */
export class Pacer {
  readonly #now: () => number;
  readonly #sleep: Sleep;
  /** When the next request of an operation is due, one after the other, on the clock of `now`. */
  readonly #free = new Map<string, number>();

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number, sleep: Sleep) {
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Resolves when a request of the operation may go. */
  async turn(operation: string): Promise<void> {
    const interval = intervalOf(operation);
    if (interval === 0) return;
    const now = this.#now();
    const due = Math.max(now, this.#free.get(operation) ?? now);
    this.#free.set(operation, due + interval);
    const wait = due - now - (burstOf(operation) - 1) * interval;
    if (wait > 0) await this.#sleep(wait);
  }
}

/** How many may go at once after a rest, as long as there are no more in a second than are allowed. */
function burstOf(operation: string): number {
  return PACED.test(operation) ? 1 : 10;
}
