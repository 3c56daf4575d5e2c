import {
  type CST,
  isCollection,
  isMap,
  isScalar,
  type Node,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** A key with its value, or an item of a list, and where it stands in the text. */
export interface Entry {
  /** undefined in a list, and for `<<`. */
  readonly key: string | undefined;
  readonly isMerge: boolean;
  readonly value: Node | null;
  /** The offset of its first character: of the dash, of the anchor of the key, or of the key. */
  readonly begin: number;
  /** Where a value may be put: right behind the colon, the dash, the anchor or the tag. */
  readonly slot: number;
  /** What has to stand between the slot and a value. */
  readonly lead: string;
  /** The value's own text; empty, at the slot, where there is none. */
  readonly start: number;
  readonly end: number;
  /** The stretch of a tag like `!!str`. */
  readonly tag: { readonly start: number; readonly end: number } | undefined;
}

export type Collection = YAMLMap | YAMLSeq;

/** Whether the entries of a node can be changed one by one. */
export function isOpen(node: Node | null): node is Collection {
  return isCollection(node) && node.srcToken !== undefined && node.items.length > 0;
}

/** The entries of a collection in the order of the text. */
export function entriesOf(collection: Collection): Entry[] {
  if (isMap(collection)) {
    return collection.items.map(({ key, value, srcToken }) => {
      const { start, sep = [], ...token } = srcToken as CST.CollectionItem;
      const hasColon = sep.some(({ type }) => type === "map-value-ind");
      const keyEnd = token.key ? (key as Node).range?.[1] : undefined;
      return {
        key: isMergeKey(key) ? undefined : keyOf(key),
        isMerge: isMergeKey(key),
        begin: [...start, token.key, ...sep].find(isSolid)?.offset ?? 0,
        lead: hasColon ? " " : ": ",
        ...placeOf(value as Node | null, sep, keyEnd ?? endOfLast(start)),
      };
    });
  }
  const tokens = (collection.srcToken as CST.BlockSequence | CST.FlowCollection).items;
  const items = tokens.filter(({ start, key, value }) => key || value || start.some(isSolid));
  return collection.items.map((item, i) => {
    const value = item as Node;
    const start = items[i]?.start ?? [];
    const begin = start.find(isSolid)?.offset ?? value.range?.[0] ?? 0;
    return { key: undefined, isMerge: false, begin, lead: " ", ...placeOf(value, start, begin) };
  });
}

/** Whether a key brings in the keys of another map. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

/** A key as JavaScript has it. */
export function keyOf(key: unknown): string {
  return String(isScalar(key) ? (key.value ?? "") : key);
}

export function isBlockScalar(node: Node | null): node is Scalar {
  return (
    isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  );
}

type Place = Pick<Entry, "value" | "slot" | "start" | "end" | "tag">;

/** @param before the tokens between the key or the dash, whose end is `floor`, and the value */
export function placeOf(
  value: Node | null,
  before: readonly CST.SourceToken[],
  floor: number,
): Place {
  const slot = endOfLast(before) || floor;
  const tag = before.find(({ type }) => type === "tag");
  const [start, end] = value?.range ?? [0, 0];
  return {
    value,
    slot,
    ...(value === null || start === end
      ? { start: slot, end: slot }
      : { start, end: endOf(value) }),
    tag: tag && { start: tag.offset, end: tag.offset + tag.source.length },
  };
}

/** Where a value ends; without the line break that ends a block scalar. */
function endOf(node: Node): number {
  if (isOpen(node) && !node.flow) return entriesOf(node).at(-1)?.end ?? 0;
  const end = node.range?.[1] ?? 0;
  if (!isBlockScalar(node)) return end;
  const { source } = node.srcToken as CST.BlockScalar;
  return end - (/\r?\n$/.exec(source)?.[0].length ?? 0);
}

function endOfLast(tokens: readonly CST.SourceToken[]): number {
  const last = tokens.filter(isSolid).at(-1);
  return last === undefined ? 0 : last.offset + last.source.length;
}

/** Whether a token is more than blanks, comments and commas. */
function isSolid<Token extends CST.Token>(token: Token | null | undefined): token is Token {
  return token != null && !["space", "newline", "comment", "comma"].includes(token.type);
}
