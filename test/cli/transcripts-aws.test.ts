import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type AwsCommands, awsCommands } from "./aws.js";

// Golden stories on an account at AWS, each on one of its own: alice, bob and carol take turns in
// primary, which the schedule payments has, which payments-policy pages. They are written as the
// stories of transcripts.test.ts are. What AWS makes up is numbered, ID-1, ID-2, and can be named by
// that in the commands below; how long something took is N ms.
// UPDATE_TRANSCRIPTS=1 writes the files anew: read the difference before you keep it.

const FOLDER = join(import.meta.dirname, "transcripts-aws");
const stories = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("transcripts of AWS", () => {
  it("are there", () => {
    expect(stories.length).toBeGreaterThanOrEqual(5);
  });

  it.each(stories)("%s", async (name) => {
    const path = join(FOLDER, name);
    const told = readFileSync(path, "utf8");
    const played = await play(told, await awsCommands());
    if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, played);
    expect(played).toBe(told);
  });
});

const COMMAND = /^(?:(\d+))?\$ oncall ?(.*)$/;

/** Runs the commands of a story and tells it anew. Text before the first command is kept. */
async function play(told: string, { run, fake }: AwsCommands): Promise<string> {
  const numbered = new Numbered();
  const lines = told.split("\n");
  const first = lines.findIndex((line) => COMMAND.test(line));
  const scenes = [lines.slice(0, first).join("\n")];
  for (const line of lines.slice(first)) {
    const match = COMMAND.exec(line);
    if (match === null) continue;
    const [, width, command = ""] = match;
    const terminal = width === undefined ? undefined : Number(width);
    const { code, stdout, stderr } = await run(numbered.reveal(command), { terminal });
    const said = stderr === "" ? "" : `(stderr)\n${stderr}`;
    const shown = `${stdout}${said}${code === 0 ? "" : `(exit ${code})\n`}`
      .replaceAll(fake.url, "http://aws")
      .replaceAll(/\d+ ms/g, "N ms")
      .replaceAll("\u001b", "\\e")
      .replaceAll("\r", "\\r");
    scenes.push(`${line}\n${numbered.hide(shown)}`);
  }
  return scenes.join("\n");
}

/** Ids, by the order in which they are first seen; people see the start of them. */
class Numbered {
  readonly #ids: string[] = [];

  hide(text: string): string {
    return text.replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}(?:(?:-[0-9a-f]{4}){2}-[0-9a-f]{12})?/g,
      (id) => {
        const known = this.#ids.findIndex((each) => each.slice(0, 13) === id.slice(0, 13));
        if (known < 0) return `ID-${this.#ids.push(id)}`;
        if (id.length > 13) this.#ids[known] = id;
        return `ID-${known + 1}`;
      },
    );
  }

  reveal(text: string): string {
    return text.replaceAll(/\bID-(\d+)\b/g, (_, n) => this.#ids[n - 1] ?? `ID-${n}`);
  }
}
