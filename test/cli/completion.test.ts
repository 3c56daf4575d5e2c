import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { completionScript, type Shell } from "../../src/cli/completion/script.js";
import { buildProgram } from "../../src/cli/program.js";
import { SILENT_WORLD } from "./silent-world.js";

const FILES = {
  bash: "completions/oncall.bash",
  zsh: "completions/_oncall",
  fish: "completions/oncall.fish",
};

test.each(Object.entries(FILES))("the script for %s is up to date", (shell, file) => {
  expect(
    readFileSync(file, "utf8"),
    `${file} is stale: the command tree has changed; run \`npm run completions\``,
  ).toBe(completionScript(shell as Shell, buildProgram(SILENT_WORLD, { version: "" })));
});

/** What a shell prints. Without zsh or fish on this machine their tests do not run. */
function run(shell: Shell, script: string): string {
  const { stdout, stderr, status } = spawnSync(shell, [...quietly[shell], script], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const quietly = {
  bash: ["--norc", "--noprofile", "-c"],
  zsh: ["-f", "-c"],
  fish: ["--no-config", "-c"],
};

const has = (shell: Shell) => spawnSync(shell, ["--version"]).status === 0;

const GLOBAL =
  "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help";
const PREVIEW =
  "--request --members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --override --from --to --clip";

/** What can follow a line, in bash and in fish. `$` in a name must stay a letter. */
const CASES: [line: string, words: string][] = [
  [
    "oncall ",
    "rotation override schedule policy team incident contact config tag api doctor schema completion",
  ],
  ["oncall r", "rotation"],
  ["oncall --c", ""],
  ["oncall rotation ", "preview verify list show create shifts update delete"],
  ["oncall schedule ", "preview who list show create update delete verify check"],
  ["oncall -o json rotation ", "preview verify list show create shifts update delete"],
  ["oncall rotation update nights --rollout a", "after-shift after-cycle"],
  ["oncall contact create ", ""],
  ["oncall --json --tz UTC rotation p", "preview"],
  ["oncall rotation preview --on", "--on-calls"],
  ["oncall -o ", "table json yaml csv tsv aws"],
  ["oncall rotation preview --output t", "table tsv"],
  ["oncall rotation preview --every ", ""],
  ["oncall completion ", "bash zsh fish"],
  ["oncall completion z", "zsh"],
  ["oncall schema ", ""],
  ["oncall schedule list ", ""],
  ["oncall rotation show ", "primary-of-rotation nights $(exit)"],
  ["oncall schedule show ", "primary-of-schedule nights $(exit)"],
  ["oncall schedule show ni", "nights"],
  ["oncall schedule who -o json p", "primary-of-schedule"],
];

const sorted = (words: string, at = " ") => words.split(at).filter(Boolean).sort();

describe("bash", () => {
  /** Asks as bash does: the words of the line are in COMP_WORDS, the last one is under the cursor. */
  function complete(words: readonly string[]): string {
    return run(
      "bash",
      `source ${FILES.bash}
oncall() { [[ "$2 $3" == "list --quiet" ]] && printf '%s\\n' "primary-of-$1" nights '$(exit)'; }
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")})
COMP_CWORD=${words.length - 1}
_oncall
printf '%s\\n' "\${COMPREPLY[@]}"`,
    );
  }

  test.each(CASES)("%j", (line, words) => {
    const unquoted = complete(line.split(" ")).replaceAll("\\", "");
    expect(sorted(unquoted, "\n")).toEqual(sorted(words));
  });

  test("every option of a command and every global one", () => {
    const reply = complete(["oncall", "rotation", "preview", "--"]);
    expect(reply.trim().split("\n").join(" ")).toBe(`${PREVIEW} ${GLOBAL}`);
  });

  test("a value behind =, which bash takes for a word of its own", () => {
    expect(complete(["oncall", "--output", "=", "j"])).toBe("json\n");
    expect(complete(["oncall", "--output", "="])).toBe("table\njson\nyaml\ncsv\ntsv\naws\n");
    expect(complete(["oncall", "--output", "=", "json", "sche"])).toBe("schedule\nschema\n");
  });

  test("a name is quoted, never run", () => {
    expect(complete(["oncall", "rotation", "show", "$"])).toBe("\\$\\(exit\\)\n");
  });

  test("file names are left to bash", () => {
    expect(complete(["oncall", "-f", ""])).toBe("\n");
    expect(complete(["oncall", "rotation", "preview", "--request", "ex"])).toBe("\n");
  });

  test("the script tells bash what it completes", () => {
    expect(run("bash", `source ${FILES.bash}; complete -p oncall`)).toBe(
      "complete -o default -F _oncall oncall\n",
    );
  });
});

describe.runIf(has("fish"))("fish", () => {
  function complete(line: string): string[] {
    return run(
      "fish",
      `source ${FILES.fish}
function oncall; test "$argv[2..3]" = "list --quiet"; and printf '%s\\n' primary-of-$argv[1] nights '$(exit)'; end
complete -C ${JSON.stringify(line)}; true`,
    )
      .split("\n")
      .map((each) => each.split("\t")[0] as string)
      .filter(Boolean)
      .sort();
  }

  test.each(CASES)("%j", (line, words) => {
    expect(complete(line)).toEqual(sorted(words));
  });

  test("every option of a command and every global one", () => {
    expect(complete("oncall rotation preview --")).toEqual(sorted(`${PREVIEW} ${GLOBAL}`));
    expect(complete("oncall rotation list --")).toEqual(sorted(GLOBAL));
  });

  test("files where an option wants one", () => {
    expect(complete("oncall -f biome.js")).toEqual(["biome.json"]);
    expect(complete("oncall rotation preview --request examples/aws")).toEqual([
      "examples/aws-preview-request.json",
    ]);
  });

  test("a name once: nothing follows it", () => {
    expect(complete("oncall schedule show nights ")).toEqual([]);
  });
});

describe.runIf(has("zsh"))("zsh", () => {
  test("understands the script", () => {
    expect(run("zsh", `zsh -n ${FILES.zsh}`)).toBe("");
  });

  test("gets names for compadd, whatever _arguments puts before the noun", () => {
    expect(
      run(
        "zsh",
        `compdef() { print -r -- "compdef $@"; }
compadd() { print -r -- "compadd $@: \${(j:,:)names}"; }
oncall() { print -rl -- "primary-of-$1" nights '$(exit)'; }
source ${FILES.zsh}
_oncall_names -J -default- rotation`,
      ),
    ).toBe(
      "compdef _oncall oncall\ncompadd -J -default- -a names: primary-of-rotation,nights,$(exit)\n",
    );
  });

  test("has a function for every command", () => {
    expect(
      run("zsh", `compdef() { }; source ${FILES.zsh}; print -rl -- \${(ok)functions[(I)_oncall*]}`)
        .trim()
        .split("\n"),
    ).toEqual(
      [
        "_oncall_names",
        ...functionNames(buildProgram(SILENT_WORLD, { version: "" }), "_oncall"),
      ].sort(),
    );
  });
});

function functionNames(command: Command, name: string): string[] {
  return [
    name,
    ...command.commands.flatMap((child) => functionNames(child, `${name}_${child.name()}`)),
  ];
}
