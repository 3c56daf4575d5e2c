import { allNodes, type Node, type OptionNode, type Values } from "./tree.js";

/** Completion for zsh: one function for each command, in the words of _arguments. */
export function zshScript(root: Node): string {
  return `#compdef oncall
# zsh completion for oncall; made by \`oncall completion zsh\`

# _arguments puts options for compadd before the noun.
_oncall_names() {
  local -a names
  names=(\${(f)"$(oncall $argv[-1] list --quiet 2>/dev/null </dev/null)"})
  compadd "\${(@)argv[1,-2]}" -a names
}

${allNodes(root)
  .map((node) => commandFunction(node, root))
  .join("\n\n")}

if [[ $funcstack[1] == _oncall ]]; then _oncall "$@"; else compdef _oncall oncall; fi
`;
}

function commandFunction(node: Node, root: Node): string {
  const options = [...node.options, ...(node === root ? [] : root.options)].flatMap(optionSpecs);
  if (node.children.length === 0) {
    const argument = node.values === undefined ? [] : [`'1:${valueSpec(node.values, "value")}'`];
    return `${functionName(node)}() {\n  _arguments -s \\\n${indent([...options, ...argument])}\n}`;
  }
  const commands = node.children.map(
    ({ words, description }) => `    '${words.at(-1)}:${escapeText(description)}'`,
  );
  const cases = node.children.map(
    (child) => `    ${child.words.at(-1)}) ${functionName(child)} ;;`,
  );
  return `${functionName(node)}() {
  local curcontext=$curcontext state line
  local -A opt_args
  local -a commands=(
${commands.join("\n")}
  )
  _arguments -s -C \\
${indent([...options, "'1: :->command'", "'*:: :->rest'"])}
  case $state in
    command) _describe command commands ;;
    rest) case $line[1] in
${cases.join("\n")}
    esac ;;
  esac
}`;
}

function functionName({ words }: Node): string {
  return ["_oncall", ...words].join("_");
}

function optionSpecs({ flags, description, takesValue, values }: OptionNode): string[] {
  const value = takesValue ? `:${valueSpec(values, "value")}` : "";
  const others = flags.length > 1 ? `(${flags.join(" ")})` : "";
  // A long option takes its value behind a blank or a "=".
  const end = (flag: string) => (takesValue && flag.startsWith("--") ? "=" : "");
  return flags.map((flag) => `'${others}${flag}${end(flag)}[${escapeText(description)}]${value}'`);
}

function valueSpec(values: Values | undefined, label: string): string {
  switch (values?.kind) {
    case "words":
      return `${label}:(${values.words.join(" ")})`;
    case "names":
      return `${values.noun}:_oncall_names ${values.noun}`;
    case "files":
      return "file:_files";
    default:
      return `${label}: `;
  }
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join(" \\\n");
}

function escapeText(text: string): string {
  return text.replace(/[[\]:\\]/g, "\\$&").replaceAll("'", "'\\''");
}
