/** What times on the command line look like, for help and errors. */
export const TIME_EXAMPLES =
  'now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z';
