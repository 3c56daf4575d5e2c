import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeAws } from "../fakes/aws/server.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { fillAccount as fillDatadog } from "../providers/datadog/account.js";
import { ROOT } from "./program.js";
import { sandbox } from "./sandbox.js";

// What the README shows is run as it stands, block after block, by a shell.

const README = readFileSync(join(ROOT, "README.md"), "utf8");
const blocks = [...README.matchAll(/^```(console|bash)\n([^`]*)```/gm)]
  .map(([, kind, text = ""]) => (kind === "bash" ? text : text.replace(/^\$ /gm, "")))
  .filter((text) => !text.includes("npm ci"));
const isFor = (provider: string) => (text: string) => text.includes(`ONCALL_PROVIDER=${provider}`);

describe("the README's commands", () => {
  it("begin with an empty folder, and end with a schedule and a policy", () => {
    const { folder, shell } = sandbox({ examples: false });
    const [, begin = ""] = blocks;
    expect(begin).toContain("oncall contact create alice");
    const { code, stderr } = shell(begin);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).not.toContain("error:");
    expect(existsSync(join(folder, "oncall.yaml"))).toBe(true);
    expect(shell("oncall schedule who payments -q --at 2026-01-06").stdout).toBe("alice\n");
  });

  it("work on the example file, one after the other", () => {
    const { shell } = sandbox({ examples: true });
    const rest = blocks.filter((text, i) => i !== 1 && !text.includes("ONCALL_PROVIDER="));
    expect(rest.length).toBeGreaterThanOrEqual(6);
    for (const script of rest) {
      for (const line of commandsOf(script)) {
        const { code, stderr } = shell(line);
        expect({ line, code, stderr }).toMatchObject({ code: 0 });
        expect(stderr).not.toContain("error:");
      }
    }
  });

  it("work at AWS", async () => {
    const fake = await startFakeAws();
    onTestFinished(() => fake.close());
    fillAccount(fake);
    const incidentTemplate = { title: "Checkout is slow", impact: 3 };
    const perform = (operation: string, input: object) =>
      fake.perform<{ arn: string; incidentRecordArn: string }>("ssm-incidents", operation, input);
    const { arn } = perform("CreateResponsePlan", { name: "checkout", incidentTemplate });
    const { incidentRecordArn: incident } = perform("StartIncident", { responsePlanArn: arn });
    const { shellBeside } = sandbox({ examples: false, env: environmentOf(fake.url) });
    const [script = ""] = blocks.filter(isFor("aws"));
    const { code, stderr } = await shellBeside(
      script.replace(/arn:aws:ssm-incidents\S+/, incident),
    );
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain("error:");
    expect(fake.state.incidents.get(incident)?.record.status).toBe("RESOLVED");
  });

  it("work at Datadog", async () => {
    const fake = await startFakeDatadog();
    onTestFinished(() => fake.close());
    const { alice } = fillDatadog(fake);
    const team = fake.addTeam({ handle: "payments", members: [alice] });
    const steps = [{ targets: [{ type: "users" as const, id: alice }] }];
    fake.addRoute(team, fake.addPolicy({ name: "checkout", steps }));
    const env = { DD_HOST: fake.url, DD_API_KEY: "fake-api-key", DD_APP_KEY: "fake-app-key" };
    const { shellBeside } = sandbox({ examples: false, env });
    const [script = ""] = blocks.filter(isFor("datadog"));
    const { code, stderr } = await shellBeside(script.replaceAll("IR-7", "IR-1"));
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain("error:");
    expect(stderr).toContain("primary becomes 2 layers");
    const [incident] = fake.state.incidents.values();
    expect(incident?.resolvedMs).toEqual(expect.any(Number));
  });
});

/** Commands, those over several lines whole; a script that sets a variable is one command. */
function commandsOf(script: string): string[] {
  if (/^\w+=/m.test(script)) return [script];
  return script
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");
}
