import type { Instant } from "../model/time.js";
import type { Span } from "./spans.js";

/** A visible stretch of an item. */
export interface Piece<T> extends Span {
  readonly item: T;
}

/**
 * What is seen of layers that lie on each other, the last one on top (rule 10). Each layer's items
 * are sorted and disjoint. One sweep over their sorted borders, so the cost grows with the items.
 */
export function stack<T extends Readonly<Span>>(layers: readonly (readonly T[])[]): Piece<T>[] {
  const active = new ActiveLayers<T>(layers.length);
  const pieces: Piece<T>[] = [];
  const borders = sortedBorders(layers);
  let seen: Piece<T> | undefined;
  for (let i = 0; i < borders.length; ) {
    const { at } = borders[i] as Border<T>;
    for (; borders[i]?.at === at; i++) {
      const { layer, item } = borders[i] as Border<T>;
      active.set(layer, item);
    }
    const top = active.top();
    if (top === seen?.item) continue;
    if (seen !== undefined) seen.end = at;
    seen = top === undefined ? undefined : { start: at, end: at, item: top };
    if (seen !== undefined) pieces.push(seen);
  }
  return pieces;
}

/** Where an item of a layer begins, or (without an item) where one ends. */
interface Border<T> {
  readonly at: Instant;
  readonly layer: number;
  readonly item: T | undefined;
}

/** A stable sort: where one item of a layer ends as the next begins, the end comes first. */
function sortedBorders<T extends Readonly<Span>>(layers: readonly (readonly T[])[]): Border<T>[] {
  const borders: Border<T>[] = [];
  layers.forEach((items, layer) => {
    for (const item of items) {
      borders.push({ at: item.start, layer, item }, { at: item.end, layer, item: undefined });
    }
  });
  return borders.sort((a, b) => a.at - b.at);
}

/** The item that each layer shows now; a bit set finds the topmost one. */
class ActiveLayers<T> {
  readonly #items: (T | undefined)[];
  readonly #bits: Int32Array;

  constructor(layers: number) {
    this.#items = new Array(layers).fill(undefined);
    this.#bits = new Int32Array(Math.ceil(layers / 32));
  }

  set(layer: number, item: T | undefined): void {
    this.#items[layer] = item;
    const word = layer >> 5;
    const bit = 1 << (layer & 31);
    const bits = this.#bits[word] as number;
    this.#bits[word] = item === undefined ? bits & ~bit : bits | bit;
  }

  top(): T | undefined {
    for (let word = this.#bits.length - 1; word >= 0; word--) {
      const bits = this.#bits[word] as number;
      if (bits !== 0) return this.#items[word * 32 + 31 - Math.clz32(bits)];
    }
    return undefined;
  }
}
