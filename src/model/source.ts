import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import { badInput } from "../errors.js";
import type { Source } from "./document.js";
import { formatPath, type Path } from "./finding.js";

/**
 * Reads YAML, of which JSON is a part.
 * @throws OncallError (exit 2) with every syntax error and its place
 */
export function parseSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // The parser gives up where its own stack ends; what it says after that is not so.
  const tooDeep = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  const told = tooDeep ? [tooDeep] : document.errors.slice(0, MOST_SYNTAX_PROBLEMS);
  const syntax = told.map(syntaxProblem);
  const problems = [...syntax, ...unknownAliases(document)];
  if (problems.length > 0) {
    throw badInput(problems.map(({ message, offset }) => ({ message, ...at(offset) })));
  }
  return {
    value: toValue(document, file),
    place(path, problem, key) {
      return {
        ...problem,
        path: formatPath(key === undefined ? path : [...path, key]),
        ...at(offsetOf(document.contents, path, key)),
      };
    },
  };
}

/** Where a part begins; if it is not there, the nearest part around it. */
function offsetOf(root: Node | null, path: Path, key: string | undefined): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of key === undefined ? path : [...path, key]) {
    const child = childOf(node, part);
    if (child === undefined) return offset;
    offset = child.offset;
    node = child.node;
  }
  // A wrong key is shown itself, a wrong value by its value.
  const begin = (node as Node | null)?.range?.[0];
  return key === undefined && begin !== undefined ? begin : offset;
}

function childOf(
  node: unknown,
  part: string | number,
): { node: unknown; offset: number } | undefined {
  if (isSeq(node) && typeof part === "number") {
    const item = node.items[part] as Node | undefined;
    return item && { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (entry) => isPair(entry) && isScalar(entry.key) && String(entry.key.value) === String(part),
  );
  return pair && { node: pair.value, offset: (pair.key as Node).range?.[0] ?? 0 };
}

/** After so many, what follows follows from them. */
const MOST_SYNTAX_PROBLEMS = 20;

interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
}

function syntaxProblem({ code, message, pos }: YAMLParseError): SyntaxProblem {
  const text = OWN_WORDS[code] ?? message.replace(/\s+/g, " ").trim().slice(0, 200);
  return { message: text, offset: pos[0] };
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "a second document begins here: a file holds one",
  RESOURCE_EXHAUSTION: "is nested too deeply",
};

function unknownAliases(document: Document): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      found.push({
        message: `nothing before this is anchored as &${alias.source}`,
        offset: alias.range?.[0] ?? 0,
      });
    },
  });
  return found;
}

/** Aliases of aliases can unfold without end. */
function toValue(document: Document, file: string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    const message = error instanceof RangeError ? "is nested too deeply" : (error as Error).message;
    throw badInput([{ message, file, line: 1, column: 1 }]);
  }
}
