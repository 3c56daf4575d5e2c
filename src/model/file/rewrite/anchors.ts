import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  visit,
  type YAMLMap,
} from "yaml";
import { isMergeKey, keyOf } from "./entries.js";
import { isRecord } from "./equal.js";

/** What the anchors of a document come to mean while it is changed, from its top to its end. */
export interface Anchors {
  readonly document: Document;
  /** The new values of nodes with an anchor. */
  readonly changed: Map<Node, unknown>;
  /** Nodes with an anchor that are no more. */
  readonly gone: Set<Node>;
}

/** The value of a node after the changes above it; undefined where it leans on what is gone. */
export function valueNow(anchors: Anchors, node: Node | null): unknown {
  if (isAlias(node)) {
    const target = targetOf(anchors, node);
    return anchors.gone.has(target) ? undefined : valueNow(anchors, target);
  }
  if (node !== null && anchors.changed.has(node)) return anchors.changed.get(node);
  if (isSeq<Node>(node)) return node.items.map((item) => valueNow(anchors, item));
  if (!isMap<Node, Node | null>(node)) return isScalar(node) ? node.value : null;
  const merged = mergedOf(anchors, node);
  if (merged === undefined) return undefined;
  const own = node.items
    .filter(({ key }) => !isMergeKey(key))
    .map(({ key, value }) => [keyOf(key), valueNow(anchors, value)]);
  return { ...merged, ...Object.fromEntries(own) };
}

/** What `<<` brings into a map; undefined where that is gone, or a map no more. */
export function mergedOf(anchors: Anchors, map: YAMLMap): Record<string, unknown> | undefined {
  const sources = map.items
    .filter(({ key }) => isMergeKey(key))
    .flatMap(({ value }) => {
      const source = isAlias(value) ? targetOf(anchors, value) : value;
      return isSeq<Node>(source) ? source.items : [value as Node];
    })
    .map((source) => valueNow(anchors, source));
  if (!sources.every(isRecord)) return undefined;
  // Of two that bring the same key the first one counts.
  return Object.fromEntries(sources.reverse().flatMap((source) => Object.entries(source)));
}

/** Whether it is an alias of what is gone, and which value that had. */
export function goneValue(anchors: Anchors, node: Node | null): unknown {
  if (!isAlias(node) || !anchors.gone.has(targetOf(anchors, node))) return undefined;
  return node.toJS(anchors.document) as unknown;
}

/** Takes what is anchored in a part of the document out of use. */
export function forget(anchors: Anchors, part: Node | null): void {
  visit(part, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchors.gone.add(node as Node);
    },
  });
}

function targetOf({ document }: Anchors, alias: Alias): Node {
  return alias.resolve(document) as Node;
}
