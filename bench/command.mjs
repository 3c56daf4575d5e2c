// The command as people run it: how long it takes to start, and how much memory it takes.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { median, SURROUNDINGS } from "./measure.mjs";
import { atMost, milliseconds, number } from "./table.mjs";

const COMMAND = fileURLToPath(new URL("../bin/oncall.js", import.meta.url));
const PEAK_MEMORY = fileURLToPath(new URL("./peak-memory.cjs", import.meta.url));
const PAIRS = 21;

const PREVIEW = `rotation preview --members alice,bob,carol --weekly mon@09:00
  --start 2026-01-05T09:00 --tz America/New_York --from 2026-03-01 --to 2026-03-31 -o json`;

const everyHour = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const TEN_YEARS = `rotation preview --members a,b,c --daily ${everyHour.join(",")}
  --start 2026-01-01T00:00 --tz UTC --from 2026-01-01 --to 2035-12-30 -o json`;

export function measureCommand() {
  const built = existsSync(COMMAND);
  return [
    ...SURROUNDINGS.map(({ title, env }) => ({
      what: `start-up${title}: a month's preview against node -e 0`,
      ...(built ? startUp(env) : NOT_BUILT),
    })),
    { what: "peak memory: 87,600 hand-offs as JSON", ...(built ? memory() : NOT_BUILT) },
  ];
}

const NOT_BUILT = { ours: "not built" };

function startUp(env) {
  const surroundings = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
  const own = () => timed([COMMAND, ...PREVIEW.split(/\s+/)], surroundings);
  const bare = () => timed(["-e", "0"], surroundings);
  own();
  bare();
  const pairs = Array.from({ length: PAIRS }, (_, i) => {
    // Who goes first changes, so that neither always finds the warmer machine.
    const first = i % 2 === 0 ? own() : bare();
    const second = i % 2 === 0 ? bare() : own();
    return i % 2 === 0 ? [first, second] : [second, first];
  });
  const ratio = median(pairs.map(([ours, node]) => ours / node));
  return {
    ours: milliseconds(median(pairs.map(([ours]) => ours))),
    other: milliseconds(median(pairs.map(([, node]) => node))),
    ratio,
    ...atMost(ratio, 1.5, "x"),
  };
}

function timed(args, env) {
  const start = performance.now();
  run(args, env);
  return performance.now() - start;
}

function memory() {
  const bare = peak(["-e", "0"]);
  const own = peak([COMMAND, ...TEN_YEARS.split(/\s+/)]);
  const shifts = JSON.parse(own.stdout);
  const count = (Array.isArray(shifts) ? shifts : (shifts.shifts ?? [])).length;
  return {
    ours: `${number(own.megabytes)} MB`,
    other: `${number(bare.megabytes)} MB node -e 0`,
    bound: `under 150 MB, ${count.toLocaleString("en-US")} shifts`,
    pass: own.megabytes < 150,
  };
}

function peak(args) {
  const { stdout, stderr } = run(["--require", PEAK_MEMORY, ...args]);
  return { stdout, megabytes: Number(/peak memory: (\d+) kB/.exec(stderr)?.[1]) / 1024 };
}

function run(args, env = process.env) {
  const result = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 29, env });
  if (result.status !== 0) {
    throw new Error(`node ${args.join(" ")} ended with ${result.status}: ${result.stderr}`);
  }
  return result;
}
