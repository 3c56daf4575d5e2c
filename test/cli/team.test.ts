import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { type Invocation, oncall, words } from "./cli.js";

/**
 * payments has two rules: what its service says in office hours goes to the policy "office" and a
 * channel, everything else to "nights", which calls alice, then bob and carol, then whoever is on
 * call in a schedule that nobody is in. checkout has no rules.
 */
async function organization() {
  const fake = await startFakeDatadog();
  onTestFinished(() => fake.close());
  const [alice, bob, carol] = ["alice", "bob", "carol"].map((name) =>
    fake.addUser({ email: `${name}@example.com` }),
  ) as [string, string, string];
  const users = (...ids: string[]) => ({
    targets: ids.map((id) => ({ type: "users", id }) as const),
  });
  const office = fake.addPolicy({ name: "office", steps: [users(alice)] });
  const nights = fake.addPolicy({ name: "nights", steps: [users(alice), users(bob, carol)] });
  const payments = fake.addTeam({ handle: "payments", name: "Payments Team" });
  const checkout = fake.addTeam({ handle: "checkout", name: "Checkout" });
  const type = "escalation_policy";
  const day = (name: string) => ({
    start_day: name,
    start_time: "09:00:00",
    end_day: name,
    end_time: "17:00:00",
  });
  const rules = [
    {
      query: "tags.service:pay",
      time_restriction: {
        time_zone: "Europe/Paris",
        restrictions: ["monday", "tuesday", "wednesday"].map(day),
      },
      actions: [
        { type, policy_id: office, urgency: "high" },
        { type: "send_slack_message", channel: "C1", workspace: "W1" },
      ],
    },
    { query: "", actions: [{ type, policy_id: nights, urgency: "low" }] },
  ];
  fake.perform("SetOnCallTeamRoutingRules", {
    path: { team_id: payments },
    body: { data: { id: payments, type: "team_routing_rules", attributes: { rules } } },
  });
  const env = {
    DD_HOST: fake.url,
    DD_API_KEY: "api",
    DD_APP_KEY: "application",
    ONCALL_PROVIDER: "datadog",
  };
  return {
    fake,
    payments,
    checkout,
    /** `oncall team` and what stands behind it. */
    team: (line: string, at: Invocation = {}) => oncall(["team", ...words(line)], { env, ...at }),
    policy: (line: string) => oncall(["policy", ...words(line)], { env }),
    puts: () => fake.requests.filter(({ method }) => method === "PUT"),
  };
}

const SHOWN = {
  query: "tags.service:pay",
  hours: {
    timeZone: "Europe/Paris",
    windows: [{ days: ["mon-wed"], from: "09:00", to: "17:00" }],
  },
  urgency: "high",
  policy: "office",
  actions: [{ type: "send_slack_message", channel: "C1", workspace: "W1" }],
};
const LAST = { urgency: "low", policy: "nights" };

describe("team list", () => {
  test("has handles first, and those alone for -q", async () => {
    const { team, payments, checkout } = await organization();
    const { code, stdout } = await team("list");
    expect(code).toBe(0);
    expect(stdout).toBe(`checkout\tCheckout\t${checkout}\npayments\tPayments Team\t${payments}\n`);
    expect((await team("list -q")).stdout).toBe("checkout\npayments\n");
  });

  test("looks for words of names", async () => {
    const { team, payments } = await organization();
    expect(JSON.parse((await team("list --query pay --json")).stdout)).toEqual({
      format: 1,
      teams: [{ handle: "payments", name: "Payments Team", id: payments }],
    });
  });
});

test("team show has the rules, too", async () => {
  const { team, payments } = await organization();
  expect(JSON.parse((await team("show payments --json")).stdout)).toEqual({
    format: 1,
    team: "payments",
    name: "Payments Team",
    id: payments,
    rules: [SHOWN, LAST],
  });
});

describe("team who", () => {
  test("says whom pages call, step by step", async () => {
    const { team } = await organization();
    expect((await team("who payments --no-color", { terminal: 80 })).stdout).toBe(
      [
        "payments (Payments Team)",
        "  on call  alice@example.com",
        "  next     bob@example.com, carol@example.com",
        "",
      ].join("\n"),
    );
    expect((await team("who payments")).stdout).toBe(
      "current\talice@example.com\nnext\tbob@example.com,carol@example.com\n",
    );
    expect((await team("who payments -o csv")).stdout).toBe(
      'position,members\r\ncurrent,alice@example.com\r\nnext,"bob@example.com,carol@example.com"\r\n',
    );
    expect((await team("who payments -q")).stdout).toBe("alice@example.com\n");
    expect(JSON.parse((await team("who payments --json")).stdout)).toEqual({
      format: 1,
      team: "payments",
      onCall: ["alice@example.com"],
      next: [["bob@example.com", "carol@example.com"]],
    });
  });

  test("says nobody where no rule is there", async () => {
    const { team } = await organization();
    expect((await team("who checkout", { terminal: 80 })).stdout).toBe(
      "checkout (Checkout)\n  on call  nobody\n",
    );
  });

  test("knows now only", async () => {
    const { team } = await organization();
    const { code, stderr } = await team("who payments --at tomorrow");
    expect([code, stderr]).toEqual([
      2,
      "error: --at: whom a team calls is known for now only\nhint: oncall policy simulate says whom a policy calls at another time\n",
    ]);
  });
});

describe("team routing", () => {
  test("is a table for people", async () => {
    const { team } = await organization();
    const { stdout } = await team("routing payments --no-color", { terminal: 130 });
    expect(stdout).toBe(
      [
        "Rule  Query             Hours                             Urgency  Policy  Actions",
        "1     tags.service:pay  mon-wed 09:00-17:00 Europe/Paris  high     office  send_slack_message",
        "2     any page          always                            low      nights",
        "",
      ].join("\n"),
    );
    expect((await team("routing checkout", { terminal: 80 })).stdout).toBe("No rules.\n");
  });

  test("is lines for a pipe, and what --set reads as JSON and YAML", async () => {
    const { team } = await organization();
    expect((await team("routing payments")).stdout).toBe(
      [
        "1\ttags.service:pay\tmon-wed 09:00-17:00 Europe/Paris\thigh\toffice\tsend_slack_message",
        "2\t\t\tlow\tnights\t",
        "",
      ].join("\n"),
    );
    const json = (await team("routing payments --json")).stdout;
    expect(JSON.parse(json)).toEqual({ format: 1, rules: [SHOWN, LAST] });
    for (const stdin of [json, (await team("routing payments -o yaml")).stdout]) {
      const { code, stdout } = await team("routing payments --set - --yes -o table", { stdin });
      expect([code, stdout]).toEqual([0, "Nothing to change.\n"]);
    }
  });
});

describe("team routing --set", () => {
  const rules = `
- query: tags.service:pay
  urgency: dynamic
  policy: office
- { policy: nights, urgency: low }
`;

  test("replaces the rules, and shows what they were", async () => {
    const { team, puts } = await organization();
    const at = { stdin: rules, terminal: 100 };
    const { code, stdout, stderr } = await team("routing payments --set - --yes --no-color", at);
    expect([code, stdout]).toEqual([0, "Updated the routing of team payments.\n"]);
    expect(stderr).toContain("Rules of team payments before:\n\nRule  Query");
    expect(stderr).toContain("send_slack_message");
    expect(stderr.slice(stderr.indexOf("and after:"))).toBe(
      [
        "and after:",
        "",
        "Rule  Query             Hours   Urgency  Policy  Actions",
        "1     tags.service:pay  always  dynamic  office",
        "2     any page          always  low      nights",
        "",
        "",
      ].join("\n"),
    );
    expect(puts()).toHaveLength(1);
    expect(JSON.parse((await team("routing payments --json")).stdout).rules).toEqual([
      { query: "tags.service:pay", urgency: "dynamic", policy: "office" },
      LAST,
    ]);
  });

  test("shows what it would do, and does not", async () => {
    const { team, puts } = await organization();
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    writeFileSync(join(folder, "rules.yaml"), rules);
    const line = "routing payments --set rules.yaml --dry-run";
    const { code, stdout } = await team(line, { cwd: folder });
    expect([code, stdout]).toEqual([0, "would-update\trouting\tpayments\n"]);
    expect(JSON.parse((await team(`${line} --json`, { cwd: folder })).stdout)).toEqual({
      format: 1,
      applied: false,
      changes: [
        {
          action: "update",
          noun: "routing",
          name: "payments",
          before: [SHOWN, LAST],
          after: [{ query: "tags.service:pay", urgency: "dynamic", policy: "office" }, LAST],
        },
      ],
      effects: [],
      warnings: [],
    });
    expect(puts()).toEqual([]);
  });

  test("asks first", async () => {
    const { team, puts } = await organization();
    const { code, stderr } = await team("routing payments --set -", { stdin: rules });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'error: this asks "Replace the routing rules of team payments?", and there is no terminal to answer on\nhint: give --yes\n',
    );
    expect(puts()).toEqual([]);
  });

  test("clears the rules", async () => {
    const { team } = await organization();
    const { stdout } = await team("routing payments --set - --yes", { stdin: "[]" });
    expect(stdout).toBe("update\trouting\tpayments\n");
    expect((await team("routing payments", { terminal: 80 })).stdout).toBe("No rules.\n");
  });

  test("finds every problem, each with its place", async () => {
    const { team, fake } = await organization();
    const stdin = `- { quey: a, policy: office }
- { urgency: hight, policy: office }
- { hours: { timeZone: Europe/Pariss, windows: [{ from: "09:00", to: "17:00" }] }, policy: office }
- { policy: nights }
`;
    const { code, stderr } = await team("routing payments --set - --yes", { stdin });
    expect(code).toBe(2);
    expect(stderr).toBe(
      [
        '1:5: [0].quey: "quey" is not known here; did you mean "query"?',
        '2:14: [1].urgency: "hight" is not one of low, high, dynamic; did you mean "high"?',
        '3:24: [2].hours.timeZone: "Europe/Pariss" is not a time zone; did you mean "Europe/Paris"?',
        '3:57: [2].hours.windows[0].from: "09:00": without "days" a window goes from a day and time to another, like mon 09:00',
        '3:70: [2].hours.windows[0].to: "17:00": without "days" a window goes from a day and time to another, like mon 09:00',
      ]
        .map((line) => `error: standard input:${line}\n`)
        .join(""),
    );
    expect(fake.requests).toEqual([]);
  });

  test("refuses rules that leave pages over", async () => {
    const { team } = await organization();
    const stdin = "[{ query: a, policy: office }]";
    const { code, stderr } = await team("routing payments --set - --dry-run", { stdin });
    expect([code, stderr]).toEqual([
      2,
      "error: rules[0]: the last rule takes what no other did: it has a policy, and no query and no hours\nhint: put a rule at the end that has a policy alone\n",
    ]);
  });

  test("knows every policy that is missing, before anything is done", async () => {
    const { team } = await organization();
    const stdin =
      "[{ query: a, policy: offcie }, { query: b, policy: nobody }, { policy: nights }]";
    const { code, stderr } = await team("routing payments --set - --dry-run", { stdin });
    expect([code, stderr]).toEqual([
      2,
      [
        'error: rules[0].policy: no policy is called "offcie"; did you mean office?',
        'error: rules[1].policy: no policy is called "nobody"; there are: nights, office',
        "",
      ].join("\n"),
    ]);
  });
});

describe("a team that a policy calls", () => {
  test("is named by its handle, whatever it was written as", async () => {
    const { policy } = await organization();
    const step = '--step "team:checkout,alice 5m"';
    expect((await policy(`create billing ${step}`)).stdout).toBe("create\tpolicy\tbilling\n");
    expect(JSON.parse((await policy("show billing --json")).stdout)).toEqual({
      format: 1,
      name: "billing",
      steps: [{ notify: ["team:checkout", "alice@example.com"], wait: "5m" }],
    });
    expect((await policy("simulate billing -q")).stdout).toBe("team:checkout\nalice@example.com\n");
  });

  test("is missed where it is not there, or where the word for it is", async () => {
    const { policy } = await organization();
    const { code, stderr } = await policy('create billing --step "team:chekout,payments 5m"');
    expect([code, stderr]).toEqual([
      2,
      [
        'error: step 1: no team is called "chekout"; did you mean checkout?',
        'error: step 1: no person is called "payments"; did you mean team:payments?',
        "",
      ].join("\n"),
    ]);
  });
});

test("a provider without teams says who has them", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  writeFileSync(join(cwd, "oncall.yaml"), "version: 1\n");
  for (const line of ["list", "show payments", "who payments", "routing payments"]) {
    const { code, stderr } = await oncall(["team", ...words(line)], { cwd });
    expect([code, stderr]).toEqual([
      2,
      "error: local has no teams\nhint: datadog has them: give --provider datadog\n",
    ]);
  }
});
