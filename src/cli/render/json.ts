/**
 * A document as JSON with one line for each key and each item of a list, in chunks: a list of
 * 100,000 shifts is never held as one text.
 */
export function* jsonChunks(document: Readonly<Record<string, unknown>>): Generator<string> {
  let separator = "{\n";
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ",\n";
    if (isList(value)) yield* listChunks(value);
    else yield JSON.stringify(value);
  }
  yield "\n}\n";
}

function* listChunks(items: Iterable<unknown>): Generator<string> {
  let chunk = "[";
  let separator = "\n    ";
  for (const item of items) {
    chunk += separator + JSON.stringify(item);
    separator = ",\n    ";
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  yield `${chunk}${separator.startsWith(",") ? "\n  " : ""}]`;
}

/** Whether a value is written as a list, one item at a time. */
export function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
