import { stringify } from "yaml";
import { isList } from "./json.js";

/** A document as YAML. */
export function toYaml(document: object): string {
  return stringify(document, { aliasDuplicateObjects: false });
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
