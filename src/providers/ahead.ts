/**
 * Does work for each item, several at a time, and gives the results in the order of the items. Nothing
 * is begun before somebody asks for the first result.
 */
export async function* ahead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const item of items) {
      begun.push(work(item));
      if (begun.length >= width) yield await (begun.shift() as Promise<R>);
    }
    while (begun.length > 0) yield await (begun.shift() as Promise<R>);
  } finally {
    // Nobody waits for these any more; that they fail is nobody's business then.
    for (const each of begun) each.catch(() => undefined);
  }
}
