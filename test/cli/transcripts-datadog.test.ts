import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  always,
  type Faults,
  forbidden,
  limited,
  only,
  unknownOperation,
} from "../fakes/datadog/faults.js";
import { ROBOT } from "../fakes/datadog/incidents/incident.js";
import { datadogCommands } from "./datadog.js";

// Golden stories in an organization at Datadog, each in one of its own: alice, bob and carol take
// turns in payments/primary, the one layer of the schedule payments; the policy checkout calls that
// schedule, and then carol; the team payments pages along checkout; dave is new.
// They are written as the stories of transcripts.test.ts are. What Datadog
// makes up is numbered, 00000001-0000-4000-8000-000000000000, and can be named by that in the commands
// below; how long something took is N ms. A line "! forbidden ListUsers" says what goes wrong from
// there on with these operations, and "!" that nothing does.
// UPDATE_TRANSCRIPTS=1 writes the files anew: read the difference before you keep it.

const FOLDER = join(import.meta.dirname, "transcripts-datadog");
const stories = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("transcripts of Datadog", () => {
  it("are there", () => {
    expect(stories.length).toBeGreaterThanOrEqual(5);
  });

  it.each(stories)("%s", async (name) => {
    const path = join(FOLDER, name);
    const told = readFileSync(path, "utf8");
    const played = await play(told);
    if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, played);
    expect(played).toBe(told);
  });
});

/** `80$ DD_SITE=x oncall rotation list` */
const COMMAND = /^(?:(\d+))?\$ ((?:\w+=\S* )*)oncall ?(.*)$/;
const FAULT = /^!(?: (forbidden|limited|missing|dropped) (.+))?$/;

/** Runs the commands of a story and tells it anew. Text before the first command is kept. */
async function play(told: string): Promise<string> {
  const { run, fake } = await organization();
  const numbered = new Numbered();
  const lines = told.split("\n");
  const first = lines.findIndex((line) => COMMAND.test(line) || FAULT.test(line));
  const scenes = [lines.slice(0, first).join("\n")];
  for (const line of lines.slice(first)) {
    const fault = FAULT.exec(line);
    if (fault !== null) {
      fake.faults = faultsOf(fault);
      scenes.push(`${line}\n`);
    }
    const match = COMMAND.exec(line);
    if (match === null) continue;
    const [, width, variables = "", command = ""] = match;
    const terminal = width === undefined ? undefined : Number(width);
    const env = Object.fromEntries(variables.split(" ").map((each) => each.split("=")));
    const { code, stdout, stderr } = await run(numbered.reveal(command), { terminal, env });
    const said = stderr === "" ? "" : `(stderr)\n${stderr}`;
    const shown = `${stdout}${said}${code === 0 ? "" : `(exit ${code})\n`}`
      .replaceAll(fake.url, "http://datadog")
      .replaceAll(/\d+ ms/g, "N ms")
      .replaceAll("\u001b", "\\e")
      .replaceAll("\r", "\\r");
    scenes.push(`${line}\n${numbered.hide(shown)}`);
  }
  return scenes.join("\n");
}

async function organization() {
  const commands = await datadogCommands();
  const { fake, checkout } = commands;
  fake.addUser({ email: "dave@example.com", name: "Dave Oz" });
  // Whose keys they are.
  fake.addUser({ id: ROBOT, email: "robot@example.com", name: "Robot" });
  const team = fake.addTeam({ handle: "payments", name: "Payments" });
  fake.addRoute(team, checkout);
  return commands;
}

function faultsOf([, name, operations = ""]: RegExpExecArray): Faults {
  const faults = {
    forbidden,
    limited: limited(45),
    missing: unknownOperation,
    dropped: "drop",
  } as const;
  if (name === undefined) return {};
  return always(faults[name as keyof typeof faults], only(...operations.split(" ")));
}

/** Ids, by the order in which they are first seen; people see the start of them. */
class Numbered {
  readonly #ids: string[] = [];

  hide(text: string): string {
    return text.replaceAll(ID, (id) => {
      const known = this.#ids.findIndex((each) => each.startsWith(id) || id.startsWith(each));
      const place = known < 0 ? this.#ids.push(id) - 1 : known;
      if (id.length > (this.#ids[place] ?? "").length) this.#ids[place] = id;
      return numberedId(place).slice(0, id.length);
    });
  }

  reveal(text: string): string {
    return text.replaceAll(ID, (id) => {
      const place = Number(id.slice(0, 8)) - 1;
      return this.#ids[place]?.slice(0, id.length) ?? id;
    });
  }
}

/** All of an id, or what people see of it. */
const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}(?:(?:-[0-9a-f]{4}){2}-[0-9a-f]{12})?\b/g;

function numberedId(place: number): string {
  return `${String(place + 1).padStart(8, "0")}-0000-4000-8000-000000000000`;
}
