import { stringify } from "yaml";
import { isList } from "./json.js";

/** A document as YAML that readers of YAML 1.1 and 1.2 understand alike: `"18:00"`, `"no"`. */
export function toYaml(document: object): string {
  return stringify(document, {
    aliasDuplicateObjects: false,
    version: "1.1",
    // A time that is taken for a timestamp is the same time.
    customTags: (tags) => tags.filter((tag) => tag !== "timestamp" && !isTimestamp(tag)),
  });
}

function isTimestamp(tag: object | string): boolean {
  return typeof tag === "object" && "tag" in tag && tag.tag === "tag:yaml.org,2002:timestamp";
}

/** As toYaml, in chunks: a long list is never held as one text. */
export function* yamlChunks(document: Readonly<Record<string, unknown>>): Generator<string> {
  for (const [key, value] of Object.entries(document)) {
    if (!isList(value)) {
      yield toYaml({ [key]: value });
      continue;
    }
    let isEmpty = true;
    for (const batch of batches(value, 500)) {
      if (isEmpty) yield `${key}:\n`;
      isEmpty = false;
      yield toYaml(batch).replace(/^(?=.)/gm, "  ");
    }
    if (isEmpty) yield `${key}: []\n`;
  }
}

function* batches(items: Iterable<unknown>, size: number): Generator<unknown[]> {
  let batch: unknown[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
