import { allNodes, type Node, type OptionNode, type Values, valueFlags } from "./tree.js";

/** Completion for fish: one rule for each word and option, under the command that it belongs to. */
export function fishScript(root: Node): string {
  const nodes = allNodes(root);
  return `# fish completion for oncall; made by \`oncall completion fish\`
function __oncall_names
  oncall $argv[1] list --quiet 2>/dev/null </dev/null
end

# The words so far that are neither options nor their values.
function __oncall_words
  set -l words (commandline -opc)
  set -l skip 0
  for word in $words[2..]
    if test $skip -eq 1
      set skip 0
      continue
    end
    switch $word
      case ${valueFlags(nodes).join(" ")}
        set skip 1
      case '-*'
      case '*'
        printf '%s\\n' $word
    end
  end
end

# The words so far begin with these.
function __oncall_under
  set -l words (__oncall_words)
  set -l length (count $argv)
  test (count $words) -ge $length; and test "$words[1..$length]" = "$argv"
end

# The words so far are exactly these.
function __oncall_at
  set -l words (__oncall_words)
  test "$words" = "$argv"
end

complete -c oncall -f
${nodes.flatMap(nodeRules).join("\n")}
`;
}

function nodeRules(node: Node): string[] {
  const words = node.words.map((word) => ` ${word}`).join("");
  const here = ` -n '__oncall_at${words}'`;
  const under = words === "" ? "" : ` -n '__oncall_under${words}'`;
  const children = node.children.map(
    (child) => `complete -c oncall${here} -a ${child.words.at(-1)} -d ${quote(child.description)}`,
  );
  const values =
    node.values === undefined ? [] : [`complete -c oncall${here}${valueRule(node.values)}`];
  return [
    ...children,
    ...node.options.map((option) => `complete -c oncall${under}${optionRule(option)}`),
    ...values,
  ];
}

function optionRule({ flags, description, takesValue, values }: OptionNode): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`,
  );
  // -x: a value, and no file names for it.
  const wanted = values?.kind === "files" ? " -r" : " -x";
  const value = takesValue ? `${wanted}${valueRule(values)}` : "";
  return `${names.join("")} -d ${quote(description)}${value}`;
}

function valueRule(values: Values | undefined): string {
  switch (values?.kind) {
    case "words":
      return ` -a ${quote(values.words.join(" "))}`;
    case "names":
      return ` -a '(__oncall_names ${values.noun})'`;
    case "files":
      return " -F";
    default:
      return "";
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
