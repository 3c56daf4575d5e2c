import { allNodes, type Node, type OptionNode, type Values, valueFlags } from "./tree.js";

/**
 * Completion for bash 3.2 and later: the words so far choose a command, the command what fits.
 * Names of rotations and schedules are asked of the program when they are needed.
 */
export function bashScript(root: Node): string {
  const nodes = allNodes(root);
  return `# bash completion for oncall; made by \`oncall completion bash\`
_oncall() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command="" word skip=0
  # --output=json arrives as three words.
  if [[ $cur == = ]]; then cur=""; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  # File names only where they belong; bash before 4 has no compopt and always falls back on them.
  compopt +o default 2>/dev/null
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then continue; fi
    if ((skip)); then skip=0; continue; fi
    case "$word" in
      ${valueFlags(nodes).join("|")}) skip=1 ;;
      -*) ;;
      *) case "$command $word" in
${nodes
  .filter(({ words }) => words.length > 0)
  .map(({ words }) => `        ${quote(` ${words.join(" ")}`)}) command="$command $word" ;;`)
  .join("\n")}
      esac ;;
    esac
  done
  case "$prev" in
${optionCases(nodes).join("\n")}
  esac
  case "$command" in
${nodes.map((node) => commandCase(node, root)).join("\n")}
  esac
}
# A name is data: compgen -W would run a $(command) in it.
_oncall_names() {
  local name
  COMPREPLY=()
  while IFS= read -r name; do
    if [[ $name == "$cur"* ]]; then
      printf -v name %q "$name"
      COMPREPLY+=("$name")
    fi
  done < <(oncall "$1" list --quiet 2>/dev/null </dev/null)
}
complete -o default -F _oncall oncall
`;
}

function optionCases(nodes: readonly Node[]): string[] {
  const seen = new Map<string, OptionNode>();
  for (const option of nodes.flatMap(({ options }) => options)) {
    if (option.takesValue) seen.set(option.flags.join("|"), option);
  }
  return [...seen].map(([flags, { values }]) => `    ${flags}) ${reply(values)}; return ;;`);
}

function commandCase(node: Node, root: Node): string {
  const words = node.children.map(({ words: path }) => path.at(-1) as string);
  const options = [...node.options, ...(node === root ? [] : root.options)];
  const flags = options.flatMap((option) => option.flags).filter((flag) => flag.startsWith("--"));
  const command = node.words.map((word) => ` ${word}`).join("");
  return `    ${quote(command)})
      if [[ $cur == -* ]]; then ${compgen(flags.join(" "))}
      else ${words.length > 0 ? compgen(words.join(" ")) : reply(node.values)}; fi ;;`;
}

function reply(values: Values | undefined): string {
  switch (values?.kind) {
    case "words":
      return compgen(values.words.join(" "));
    case "names":
      return `_oncall_names ${values.noun}`;
    case "files":
      return "COMPREPLY=(); compopt -o default 2>/dev/null";
    default:
      return "COMPREPLY=()";
  }
}

function compgen(words: string): string {
  return `COMPREPLY=($(compgen -W "${words}" -- "$cur"))`;
}

function quote(text: string): string {
  return `"${text}"`;
}
