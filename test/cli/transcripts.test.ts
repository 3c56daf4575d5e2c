import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oncall, words } from "./cli.js";

// A golden file per story. Each command stands after "$ " (or "80$ ", on a terminal that wide);
// below it what it prints, then what it says on stderr, then its exit code where that is not 0.
// UPDATE_TRANSCRIPTS=1 writes the files anew: read the difference before you keep it.

const FOLDER = join(import.meta.dirname, "transcripts");
const stories = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("transcripts", () => {
  it("are there", () => {
    expect(stories.length).toBeGreaterThanOrEqual(6);
  });

  it.each(stories)("%s", async (name) => {
    const path = join(FOLDER, name);
    const told = readFileSync(path, "utf8");
    const played = await play(told);
    if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, played);
    expect(played).toBe(told);
  });
});

const COMMAND = /^(?:(\d+))?\$ oncall ?(.*)$/;

/** Runs the commands of a story and tells it anew. Text before the first command is kept. */
async function play(told: string): Promise<string> {
  const lines = told.split("\n");
  const first = lines.findIndex((line) => COMMAND.test(line));
  const scenes = [lines.slice(0, first).join("\n")];
  for (const line of lines.slice(first)) {
    const match = COMMAND.exec(line);
    if (match === null) continue;
    const [, width, command = ""] = match;
    const { code, stdout, stderr } = await oncall(words(command), {
      terminal: width === undefined ? undefined : Number(width),
    });
    // Escape codes are written so that they can be read.
    const shown = stdout.replaceAll("\u001b", "\\e").replaceAll("\r\n", "\\r\n");
    const said = stderr === "" ? "" : `(stderr)\n${stderr}`;
    scenes.push(`${line}\n${shown}${said}${code === 0 ? "" : `(exit ${code})\n`}`);
  }
  return scenes.join("\n");
}
