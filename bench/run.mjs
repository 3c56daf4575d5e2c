// `node bench/run.mjs`, after the build: one table of figures, all from one run, beside the bounds
// that they should keep. It tells, it does not judge: the exit code is 0 either way.

// rrule's dates depend on the machine's zone; see throughput.mjs.
process.env.TZ = "UTC";

const { measureAws } = await import("./aws.mjs");
const { measureCommand } = await import("./command.mjs");
const { measureDatadog } = await import("./datadog.mjs");
const { measureGrowth } = await import("./growth.mjs");
const { measurePackage } = await import("./package.mjs");
const { measureSchedules } = await import("./schedules.mjs");
const { measureThroughput } = await import("./throughput.mjs");
const { printTable } = await import("./table.mjs");

printTable([
  ...measureThroughput(),
  ...measureSchedules(),
  ...measureGrowth(),
  ...measureCommand(),
  ...(await measureAws()),
  ...(await measureDatadog()),
  ...measurePackage(),
]);
