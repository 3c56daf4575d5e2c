import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { afterAll, describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.js";
import { shortId } from "../../src/model/incident.js";
import { oncall } from "../cli/cli.js";
import { SILENT_WORLD } from "../cli/silent-world.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { fillAccount as fillOrganization } from "../providers/datadog/account.js";
import { environmentOf as datadogEnvironment } from "../providers/datadog/incident-account.js";
import { sandbox } from "./sandbox.js";

// Every command's help ends in examples. They are run as they stand, by a shell, each in a folder of
// its own with the example files, an open incident and a page; those for AWS and for Datadog on an
// account that has what they name.

interface Example {
  readonly command: string;
  readonly lines: readonly string[];
}

const examples = await Promise.all(
  leaves(buildProgram(SILENT_WORLD, { version: "" })).map(examplesOf),
);

const fake = await startFakeAws();
afterAll(() => fake.close());
const { policy } = fillAccount(fake);
const incidentTemplate = { title: "Checkout is slow", impact: 3 };
fake.perform("ssm-incidents", "CreateResponsePlan", { name: "checkout", incidentTemplate });
const { EngagementArn: page } = fake.perform<{ EngagementArn: string }>(
  "ssm-contacts",
  "StartEngagement",
  { ContactId: policy, Sender: "oncall", Subject: "Checkout is slow", Content: "Checkout is slow" },
);

const datadog = await startFakeDatadog();
afterAll(() => datadog.close());
const { checkout } = fillOrganization(datadog);
datadog.addRoute(datadog.addTeam({ handle: "payments" }), checkout);

describe("the help of a command", () => {
  it("is there for every command", () => {
    expect(examples.length).toBeGreaterThanOrEqual(40);
  });

  it.each(examples)("$command has two examples or more", ({ lines }) => {
    expect(lines.length).toBeGreaterThanOrEqual(2);
  });

  it.concurrent.each(examples.flatMap(({ lines }) => lines))("%s", async (line) => {
    const { code, stderr } = await runWhere(line);
    // A check that finds something has done its work.
    expect({ code: code === 3 ? 0 : code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).not.toContain("error:");
  });
});

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

async function examplesOf(leaf: Command): Promise<Example> {
  const words: string[] = [];
  for (let each: Command | null = leaf; each?.parent; each = each.parent)
    words.unshift(each.name());
  const { stdout } = await oncall([...words, "--help"]);
  const text = stdout.slice(stdout.indexOf("\nExamples:\n")).replace(/\\\n\s+/g, "");
  const lines = [...text.matchAll(/^ {2}\$ (.*)$/gm)].map((match) => match[1] as string);
  return { command: words.join(" "), lines };
}

function runWhere(line: string) {
  if (line.includes("--provider aws")) return runOnAws(line);
  return line.includes("--provider datadog") ? runOnDatadog(line) : runInShell(line);
}

function runInShell(line: string) {
  const { folder, shell } = sandbox({ examples: true });
  cpSync(join(folder, "examples/aws-preview-request.json"), join(folder, "request.json"));
  cpSync(join(folder, "examples/datadog-schedule.json"), join(folder, "schedule.json"));
  const isIncident = line.includes("oncall incident");
  const open =
    "oncall incident create 'Checkout is slow' --page policy:payments --quiet > open.txt";
  const unused = "oncall contact create erin";
  const isUnused = line.includes("contact delete erin");
  const before = isIncident ? open : isUnused ? unused : "";
  return shell(`oncall config set me alice\n${before}\n${line}`);
}

/** The page of the account has an id of its own. */
function runOnAws(line: string) {
  const { shellBeside } = sandbox({ examples: false, env: environmentOf(fake.url) });
  return shellBeside(line.replace("94ea0c7b-56d9", shortId(page)));
}

/** Rules that are to be set are in a file. */
function runOnDatadog(line: string) {
  const { folder, shellBeside } = sandbox({
    examples: false,
    env: datadogEnvironment(datadog.url),
  });
  writeFileSync(join(folder, "rules.yaml"), "- urgency: low\n  policy: checkout\n");
  return shellBeside(line);
}
