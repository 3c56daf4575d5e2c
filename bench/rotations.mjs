// The rotations that the measurements share.

const HOUR = 3600;
const DAY = 24 * HOUR;

export const NEW_YORK = "America/New_York";
export const NINE = 9 * HOUR;

export const weekdays = (days, from, to) =>
  days.map((day) => ({ start: day * DAY + from * HOUR, length: (to - from) * HOUR }));

export const daily = (start, options = {}) => ({
  name: "daily",
  timeZone: NEW_YORK,
  start,
  members: ["alice", "bob", "carol"],
  recurrence: { kind: "daily", every: 1, at: [NINE] },
  ...options,
});

export const weekly = (start, options = {}) => ({
  ...daily(start),
  name: "weekly",
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: NINE }] },
  ...options,
});

/** One person who never hands off. */
export const always = (member, options = {}) => ({
  name: member,
  timeZone: "UTC",
  start: 0,
  members: [member],
  recurrence: { kind: "elapsed", days: 100_000, seconds: 0 },
  ...options,
});

export const years = (from, count) => ({
  from: Date.UTC(from, 0, 1),
  to: Date.UTC(from + count, 0, 1),
});
