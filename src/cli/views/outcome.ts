import type { OncallError } from "../../errors.js";
import type { Page, TimelineEvent } from "../../model/incident.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { printable } from "../render/printable.js";
import type { Times } from "./cells.js";
import {
  eventListing,
  eventShape,
  incidentListing,
  incidentShape,
  type KnownIncident,
  pageListing,
  pageShape,
} from "./incident-listing.js";
import { type Listing, showListing } from "./listing.js";

export const OUTCOME_FORMATS = ["table", "json", "yaml", "tsv"] as const;
type Format = (typeof OUTCOME_FORMATS)[number];

/** What came of a command that changed something. */
export interface Outcome {
  /** For people. */
  readonly sentences: readonly string[];
  /** For programs, as they are now; of several kinds, a pipe gets the first. */
  readonly incidents?: readonly KnownIncident[] | undefined;
  readonly pages?: readonly Page[] | undefined;
  readonly events?: readonly TimelineEvent[] | undefined;
  /** What was done to what cannot be shown any more, or need not be. */
  readonly changes?: readonly Change[];
  /** What else is to be said, beside the result. */
  readonly notes?: readonly string[];
  /** What did not work, told when what did has been. */
  readonly failure?: OncallError | undefined;
}

interface ShowOptions extends Times {
  /** Ids alone. */
  readonly quiet: boolean;
  readonly width: number;
}

export async function showOutcome(
  { sentences, incidents, pages, events, changes }: Outcome,
  format: Format,
  options: ShowOptions,
): Promise<string> {
  if (changes !== undefined) {
    return showChanges({ changes, applied: true, sentences }, format, options);
  }
  if (options.quiet || format === "tsv") {
    const listing = firstListing({ incidents, pages, events }, options);
    if (listing !== undefined) return showListing(listing, format, { ...options, color: false });
  }
  const document = {
    format: 1,
    ...(incidents !== undefined && { incidents: incidents.map(incidentShape) }),
    ...(pages !== undefined && { pages: pages.map(pageShape) }),
    ...(events !== undefined && { events: events.map(eventShape) }),
  };
  return showDocument(format, document, sentences);
}

function firstListing(
  { incidents, pages, events }: Pick<Outcome, "incidents" | "pages" | "events">,
  times: Times,
): Listing | undefined {
  if (incidents !== undefined) return incidentListing(incidents, times);
  if (pages !== undefined) return pageListing(pages, times);
  return events && eventListing(events, times);
}

/** One thing that is done. */
export interface Change {
  readonly action: "create" | "update" | "delete" | "resolve" | "acknowledge" | "escalate" | "stop";
  readonly noun: "incident" | "page" | "note";
  /** The id of what changes; what is made has another name still: its title, target or incident. */
  readonly name: string;
}

/** One thing that --dry-run leaves undone. */
export interface Intent extends Change {
  /** For people: `resolve inc-1`. */
  readonly text: string;
}

export async function showIntents(
  intents: readonly Intent[],
  format: Format,
  options: Pick<ShowOptions, "quiet">,
): Promise<string> {
  const changes = intents.map(({ text: _, ...change }) => change);
  const sentences = intents.map(({ text }) => `Would ${text}.`);
  const said = sentences.length === 0 ? ["Nothing to do."] : sentences;
  return showChanges({ changes, applied: false, sentences: said }, format, options);
}

interface Changes {
  readonly changes: readonly Change[];
  /** Whether they are done. */
  readonly applied: boolean;
  readonly sentences: readonly string[];
}

async function showChanges(
  { changes, applied, sentences }: Changes,
  format: Format,
  { quiet }: Pick<ShowOptions, "quiet">,
): Promise<string> {
  if (quiet) return changes.map(({ name }) => `${name}\n`).join("");
  if (format === "tsv") {
    const would = applied ? "" : "would-";
    return changes.map(({ action, noun, name }) => tsvLine([would + action, noun, name])).join("");
  }
  return showDocument(format, { format: 1, applied, changes }, sentences);
}

async function showDocument(
  format: Format,
  document: Readonly<Record<string, unknown>>,
  sentences: readonly string[],
): Promise<string> {
  if (format === "json") return [...jsonChunks(document)].join("");
  if (format === "yaml") {
    const { toYaml } = await import("../render/yaml.js");
    return toYaml(document);
  }
  return sentences.map((sentence) => `${printable(sentence)}\n`).join("");
}
