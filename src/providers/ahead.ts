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
  for await (const item of items) {
    const result = work(item);
    // One that fails is told of in its turn, and never where nobody waits for it any more.
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length >= width) yield await (begun.shift() as Promise<R>);
  }
  while (begun.length > 0) yield await (begun.shift() as Promise<R>);
}
