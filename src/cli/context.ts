import { zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { nearest } from "../model/suggest.js";
import type { Instant } from "../model/time.js";
import { readTime } from "./time.js";
import type { World } from "./world.js";

/** Options that every command understands, as they were written. */
export interface GlobalOptions {
  readonly file?: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly tz?: string;
  readonly at?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly provider?: string;
  /** Of the vendor's own files. */
  readonly profile?: string;
  /** Tell of every request. */
  readonly verbose?: boolean;
  /** Answers confirmations, never questions for data. */
  readonly yes?: boolean;
  /** False: ask nothing. */
  readonly input?: boolean;
  readonly dryRun?: boolean;
}

/** What a command works with: the outside, and the options that every command understands. */
export interface Context {
  readonly world: World;
  readonly options: GlobalOptions;
}

/** The instant that stands for now: --at, read in `timeZone`, else the clock. Whole seconds. */
export function nowOf({ world, options }: Context, timeZone: string): Instant {
  const clock = Math.floor(world.now() / 1000) * 1000;
  if (options.at === undefined) return clock;
  return readTime(options.at, { now: clock, zone: zoneOf(timeZone), option: "--at" });
}

/**
 * The output that was asked for, else a table on a terminal and tab-separated lines in a pipe.
 * @throws OncallError (exit 2) when the command has no such output
 */
export function outputOf<Format extends string>(
  { world, options }: Context,
  formats: readonly Format[],
  { terminal, pipe } = { terminal: "table", pipe: "tsv" },
): Format {
  if (options.json && options.output !== undefined && options.output !== "json") {
    throw badRequest(`--json and --output ${options.output} exclude each other`, "give one");
  }
  const asked =
    options.output ?? (options.json ? "json" : world.stdout.isTerminal ? terminal : pipe);
  const format = formats.find((known) => known === asked);
  if (format !== undefined) return format;
  const meant = nearest(asked, formats);
  throw badRequest(
    `--output ${asked}: this command has ${formats.join(", ")}`,
    meant === undefined ? undefined : `did you mean ${meant}?`,
  );
}

/**
 * Whether to print names only.
 * @throws OncallError (exit 2) beside an output, of which names are no part
 */
export function isQuiet({ options }: Context): boolean {
  if (options.quiet && (options.json || options.output !== undefined)) {
    throw badRequest("--quiet prints names only and takes no output", "leave one of them out");
  }
  return options.quiet === true;
}

/** Whether to colour: on a terminal that can, unless told otherwise (https://no-color.org). */
export function wantsColor({ world, options }: Context): boolean {
  const { NO_COLOR, TERM } = world.env;
  if (options.color === false || (NO_COLOR !== undefined && NO_COLOR !== "")) return false;
  return world.stdout.isTerminal && TERM !== "dumb";
}
