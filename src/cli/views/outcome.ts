import type { Incident, Page, TimelineEvent } from "../../model/incident.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { printable } from "../render/printable.js";
import { eventListing, incidentListing, pageListing, type Times } from "./incident-listing.js";
import { showListing } from "./listing.js";

export const OUTCOME_FORMATS = ["table", "json", "yaml", "tsv"] as const;
type Format = (typeof OUTCOME_FORMATS)[number];

/** What came of a command that changed something. */
export interface Outcome {
  /** For people. */
  readonly sentences: readonly string[];
  /** For programs, as they are now; of several kinds, a pipe gets the first. */
  readonly incidents?: readonly Incident[];
  readonly pages?: readonly Page[];
  readonly events?: readonly TimelineEvent[];
  /** What else is to be said, beside the result. */
  readonly notes?: readonly string[];
}

interface ShowOptions extends Times {
  /** Ids alone. */
  readonly quiet: boolean;
  readonly width: number;
}

export async function showOutcome(
  { sentences, incidents, pages, events }: Outcome,
  format: Format,
  options: ShowOptions,
): Promise<string> {
  const listings = [
    ...(incidents === undefined ? [] : [incidentListing(incidents, options)]),
    ...(pages === undefined ? [] : [pageListing(pages, options)]),
    ...(events === undefined ? [] : [eventListing(events, options)]),
  ];
  const [first] = listings;
  if (first !== undefined && (options.quiet || format === "tsv")) {
    return showListing(first, format, { ...options, color: false });
  }
  const lists = listings.map(({ noun, items }) => [noun, items.map(({ shape }) => shape)]);
  return showDocument(format, { format: 1, ...Object.fromEntries(lists) }, sentences);
}

/** One thing that --dry-run leaves undone. */
export interface Intent {
  readonly action: "create" | "update" | "resolve" | "acknowledge" | "escalate";
  readonly noun: "incident" | "page" | "note";
  /** The id of what changes; what is made has another name still: its title, target or incident. */
  readonly name: string;
  /** For people: `resolve inc-1`. */
  readonly text: string;
}

export async function showIntents(
  intents: readonly Intent[],
  format: Format,
  { quiet }: Pick<ShowOptions, "quiet">,
): Promise<string> {
  if (quiet) return intents.map(({ name }) => `${name}\n`).join("");
  if (format === "tsv") {
    return intents.map(({ action, noun, name }) => tsvLine([action, noun, name])).join("");
  }
  const changes = intents.map(({ text: _, ...change }) => change);
  const sentences = intents.map(({ text }) => `Would ${text}.`);
  return showDocument(
    format,
    { format: 1, applied: false, changes },
    sentences.length === 0 ? ["Nothing to do."] : sentences,
  );
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
