import type { Call, Items } from "../providers/provider.js";

/** Those that fit words: by the provider's own search, else by their names. Absent: all. */
export async function* search<T extends { readonly name: string }>(
  items: Items<T>,
  query: string | undefined,
  call: Call,
): AsyncGenerator<T> {
  if (query === undefined) {
    yield* items.list(call);
    return;
  }
  if (items.search !== undefined) {
    yield* items.search(query, call);
    return;
  }
  const words = query.toLowerCase();
  for await (const item of items.list(call)) {
    if (item.name.toLowerCase().includes(words)) yield item;
  }
}
