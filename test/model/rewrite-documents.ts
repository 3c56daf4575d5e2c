import fc from "fast-check";

// Random YAML, as many hands would write it, and random edits of it. Each comment is a word of its
// own, and it is known which entry it belongs to.

/** A value whose parts are known by themselves, so that it is known what an edit leaves alive. */
export type Tree =
  | { readonly kind: "scalar"; value: string | number | boolean | null }
  | { readonly kind: "map" | "list"; entries: Entry[]; isFlow: boolean };

export interface Entry {
  readonly key: string;
  value: Tree;
}

/** A comment, and what it is lost with: an entry that goes or is replaced, or one around it. */
export interface Comment {
  readonly word: string;
  readonly owners: readonly Entry[];
}

export interface Written {
  readonly text: string;
  readonly comments: readonly Comment[];
}

type Choices = fc.GeneratorValue;

export function toValue(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.entries.map(({ value }) => toValue(value));
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toValue(value)]));
}

// Values

const WORDS = [
  "alice",
  "Bob Ito",
  "2026-01-05T09:00",
  "schedule:payments",
  "it's",
  "a: b",
  "x # y",
];
const STRANGE = [
  "",
  "no",
  "on",
  "null",
  "1e3",
  "1:30",
  "09:00",
  "*x",
  "- x",
  "? x",
  "two\nlines",
  "two\nlines\n",
  "ü",
];

/** A map of some depth. No two strings in it are alike: so it is clear which item went. */
export function randomTree(g: Choices): Tree & { kind: "map" } {
  const count = { value: 0 };
  return randomMap(g, 3, count) as Tree & { kind: "map" };
}

interface Count {
  value: number;
}

function randomMap(g: Choices, depth: number, count: Count): Tree {
  const size = g(fc.nat, { max: 4 }) + (depth === 3 ? 1 : 0);
  const entries = Array.from({ length: size }, () => ({
    key: randomKey(g, count),
    value: randomValue(g, depth - 1, count),
  }));
  return { kind: "map", entries, isFlow: false };
}

export function randomKey(g: Choices, count: Count): string {
  count.value++;
  return g(fc.constantFrom, "k", "on ", "1", "ü", "a: ", "x.y") + count.value;
}

export function randomValue(g: Choices, depth: number, count: Count): Tree {
  const kind = depth === 0 ? "scalar" : g(fc.constantFrom, "scalar", "map", "list");
  if (kind === "map") return randomMap(g, depth, count);
  if (kind === "scalar") return randomScalar(g, count);
  const length = g(fc.nat, { max: 4 });
  const entries = Array.from({ length }, () => ({
    key: "",
    value: withMark(randomValue(g, depth - 1, count), count),
  }));
  return { kind: "list", entries, isFlow: false };
}

/** Items are never equal, nor empty. */
function withMark(tree: Tree, count: Count): Tree {
  if (tree.kind === "scalar") return { kind: "scalar", value: `${tree.value}${++count.value}` };
  const mark: Tree = { kind: "scalar", value: ++count.value };
  return { ...tree, entries: [{ key: "id", value: mark }, ...tree.entries] };
}

export function randomScalar(g: Choices, count: Count): Tree {
  const value = g(fc.constantFrom, ...WORDS, ...STRANGE, true, null, 7, -0.5);
  if (typeof value !== "string" || STRANGE.includes(value)) return { kind: "scalar", value };
  return { kind: "scalar", value: value + ++count.value };
}

// Text

interface Writer {
  readonly g: Choices;
  readonly lines: string[];
  readonly comments: Comment[];
  readonly step: number;
  readonly isListIndented: boolean;
}

/** Writes a map as text. Notes in the tree which collections are between brackets. */
export function write(g: Choices, tree: Tree): Written {
  const writer: Writer = {
    g,
    lines: [],
    comments: [],
    step: g(fc.integer, { min: 1, max: 4 }),
    isListIndented: g(fc.boolean),
  };
  const head = g(fc.constantFrom, "", "---\n", "# Head\n\n", "%YAML 1.2\n---\n");
  writeBlock(writer, tree, 0, []);
  if (g(fc.boolean)) writer.lines.push("", comment(writer, []));
  let text = head + writer.lines.map((line) => `${line}\n`).join("");
  const isKept = /\|\+/.test(text);
  if (!isKept && g(fc.boolean)) text = text.replace(/\n$/, "");
  else if (g(fc.boolean)) text += "...\n";
  if (g(fc.boolean)) text = text.replaceAll("\n", "\r\n");
  if (g(fc.boolean)) text = `\uFEFF${text}`;
  return { text, comments: writer.comments };
}

function comment({ comments }: Writer, owners: readonly Entry[]): string {
  const word = `c${comments.length}c`;
  comments.push({ word, owners });
  return `# ${word}`;
}

/** Writes the entries, each on lines of its own. The first line may begin behind a dash. */
function writeBlock(
  writer: Writer,
  tree: Tree,
  indent: number,
  owners: readonly Entry[],
  dash?: string,
): void {
  if (tree.kind === "scalar") return;
  const { g, lines } = writer;
  const margin = " ".repeat(indent);
  tree.entries.forEach((entry, i) => {
    const own = [...owners, entry];
    const isBehindDash = dash !== undefined && i === 0;
    if (!isBehindDash) {
      for (const above of g(fc.constantFrom, [], [], [], [""], ["own"], ["", "apart", ""], [" "])) {
        if (above.trim() === "") lines.push(above);
        else lines.push(margin + comment(writer, above === "own" && i > 0 ? own : owners));
      }
    }
    const isExplicit =
      tree.kind === "map" && entry.value.kind !== "scalar" && g(fc.nat, { max: 9 }) === 0;
    const before = isBehindDash ? dash : margin;
    if (isExplicit) lines.push(`${before}? ${keyText(g, entry.key)}`);
    const head =
      tree.kind === "map" && !isExplicit
        ? `${keyText(g, entry.key)}:`
        : tree.kind === "map"
          ? ":"
          : "-";
    const count = lines.length;
    writeEntry(writer, tree.kind, entry, (isExplicit ? margin : before) + head, indent, own);
    const { value } = entry;
    const isLeaf = value.kind === "scalar" ? lines.length === count + 1 : value.isFlow;
    if (isLeaf && g(fc.nat, { max: 5 }) === 0) {
      lines.push(`${margin} ${" ".repeat(g(fc.nat, { max: 2 }))}${comment(writer, own)}`);
    }
  });
}

function writeEntry(
  writer: Writer,
  kind: "map" | "list",
  { value }: Entry,
  head: string,
  indent: number,
  own: readonly Entry[],
): void {
  const { g, lines, step, isListIndented } = writer;
  const behind = () => (g(fc.nat, { max: 3 }) === 0 ? `  ${comment(writer, own)}` : "");
  if (value.kind === "scalar") {
    lines.push(...scalarLines(g, value.value, head, indent, behind));
  } else if (value.entries.length === 0 || g(fc.nat, { max: 2 }) === 0) {
    const start = lines.length;
    writeFlow(writer, value, `${head} `, indent, own);
    if (lines.length > start) lines[lines.length - 1] += behind();
  } else if (kind === "list" && g(fc.boolean)) {
    writeBlock(writer, value, indent + 2, own, `${head} `);
  } else {
    lines.push(head + behind());
    const isLow = kind === "map" && value.kind === "list" && !isListIndented;
    writeBlock(writer, value, isLow ? indent : indent + step, own);
  }
}

function scalarLines(
  g: Choices,
  value: string | number | boolean | null,
  head: string,
  indent: number,
  behind: () => string,
): string[] {
  if (value === null && g(fc.boolean)) return [head + behind()];
  if (typeof value !== "string") return [`${head} ${value}${behind()}`];
  if (/^\w[^\n]*$/.test(value) && g(fc.nat, { max: 4 }) === 0) {
    const margin = " ".repeat(indent + 2);
    return [`${head} ${g(fc.constantFrom, "|-", ">-")}${behind()}`, margin + value];
  }
  if (/^two\nlines\n?$/.test(value) && g(fc.boolean)) {
    const margin = " ".repeat(indent + 1);
    return [
      `${head} ${value.endsWith("\n") ? "|" : "|-"}${behind()}`,
      `${margin}two`,
      `${margin}lines`,
    ];
  }
  const tag = g(fc.nat, { max: 5 }) === 0 ? "!!str " : "";
  return [`${head} ${tag}${quoted(g, value)}${behind()}`];
}

function keyText(g: Choices, key: string): string {
  return quoted(g, key);
}

const PLAIN = /^[a-zA-Zü][\w. ]*\w$/;

function quoted(g: Choices, text: string): string {
  if (PLAIN.test(text) && !STRANGE.includes(text) && g(fc.boolean)) return text;
  if (!text.includes("\n") && g(fc.boolean)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text);
}

/** Writes a collection between brackets, on one line or with an entry or more on each. */
function writeFlow(
  writer: Writer,
  tree: Tree,
  head: string,
  indent: number,
  owners: readonly Entry[],
): void {
  const { g, lines } = writer;
  if (tree.kind === "scalar" || tree.entries.length === 0 || g(fc.boolean)) {
    lines.push(head + flowText(g, tree));
    return;
  }
  tree.isFlow = true;
  const [open, close] = tree.kind === "map" ? "{}" : "[]";
  const margin = " ".repeat(indent + g(fc.integer, { min: 1, max: 3 }));
  const last = tree.entries.length - 1;
  const endsWithComma = g(fc.boolean);
  lines.push(head + open + (g(fc.boolean) ? ` ${comment(writer, owners)}` : ""));
  tree.entries.forEach((entry, i) => {
    const own = [...owners, entry];
    for (const above of g(fc.constantFrom, [], [], [], [""], ["own"], ["", "apart", ""])) {
      if (above === "") lines.push("");
      else lines.push(margin + comment(writer, above === "own" && i > 0 ? own : owners));
    }
    const text =
      (tree.kind === "map" ? `${quoted(g, entry.key)}: ` : "") + flowText(g, entry.value);
    const comma = i < last || endsWithComma ? "," : "";
    lines.push(margin + text + comma + (g(fc.boolean) ? ` ${comment(writer, own)}` : ""));
  });
  if (g(fc.boolean)) lines.push(` ${" ".repeat(indent)}${close}`);
  else if (lines.at(-1)?.includes("#")) lines.push(`${margin}${close}`);
  else lines[lines.length - 1] += ` ${close}`;
}

function flowText(g: Choices, tree: Tree): string {
  if (tree.kind === "scalar") {
    return typeof tree.value === "string" ? quoted(g, tree.value) : String(tree.value);
  }
  tree.isFlow = true;
  const pad = g(fc.constantFrom, "", " ");
  const comma = g(fc.constantFrom, ", ", ",");
  const parts = tree.entries.map(({ key, value }) =>
    tree.kind === "map" ? flowPair(g, key, value) : flowText(g, value),
  );
  const inner = pad + parts.join(comma) + (parts.length > 0 && g(fc.boolean) ? "," : "") + pad;
  return tree.kind === "map" ? `{${inner}}` : `[${inner}]`;
}

function flowPair(g: Choices, key: string, value: Tree): string {
  const text = quoted(g, key);
  if (value.kind === "scalar" && value.value === null && g(fc.boolean)) return text;
  return text + (text.endsWith('"') && g(fc.boolean) ? ":" : ": ") + flowText(g, value);
}

// Edits

/** Changes a tree in some places. Returns the entries whose comments may go with it. */
export function edit(g: Choices, root: Tree): Set<Entry> {
  const count = { value: 1000 };
  const lost = new Set<Entry>();
  const edited = new Set<Tree>();
  const flows = collections(root).filter(({ tree }) => tree.isFlow);
  const before = new Map(flows.map(({ tree }) => [tree, [...tree.entries]]));
  for (let times = g(fc.integer, { min: 1, max: 3 }); times > 0; times--) {
    const all = collections(root);
    const { tree, around } = all[g(fc.nat, { max: all.length - 1 })] as Found;
    // One edit a list: of two, it would not be clear which item is which.
    const lists = [...around.map(({ tree: outer }) => outer), tree].filter(
      ({ kind }) => kind === "list",
    );
    if (lists.some((list) => edited.has(list))) continue;
    for (const list of lists) edited.add(list);
    editOne(g, tree, count, lost);
  }
  for (const { tree, entry } of flows) {
    if (entry && !before.get(tree)?.some((one) => tree.entries.includes(one))) lost.add(entry);
  }
  return lost;
}

type Collection = Exclude<Tree, { kind: "scalar" }>;

interface Found {
  readonly tree: Collection;
  /** The entry that it is the value of. */
  readonly entry?: Entry;
  readonly around: readonly Found[];
}

function collections(tree: Tree, entry?: Entry, around: readonly Found[] = []): Found[] {
  if (tree.kind === "scalar") return [];
  const found: Found = { tree, around, ...(entry && { entry }) };
  return [
    found,
    ...tree.entries.flatMap((inner) => collections(inner.value, inner, [...around, found])),
  ];
}

function editOne(g: Choices, { kind, entries }: Collection, count: Count, lost: Set<Entry>): void {
  const index = g(fc.nat, { max: entries.length });
  const entry = entries[index];
  if (entry === undefined || g(fc.nat, { max: 2 }) === 0) {
    const value = withMark(randomValue(g, 2, count), count);
    entries.splice(index, 0, { key: kind === "map" ? randomKey(g, count) : "", value });
  } else if (g(fc.boolean)) {
    entries.splice(index, 1);
    lost.add(entry);
  } else {
    const old = entry.value.kind;
    entry.value = withMark(randomValue(g, 2, count), count);
    if (old !== "scalar" || entry.value.kind !== "scalar") lost.add(entry);
  }
}
