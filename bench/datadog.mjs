// Commands on Datadog, as people run them: how long they take beside `node -e 0` and what the server
// took. The server is on this machine, in a process of its own.

import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, SURROUNDINGS } from "./measure.mjs";
import { atMost, milliseconds } from "./table.mjs";

const COMMAND = fileURLToPath(new URL("../bin/oncall.js", import.meta.url));
const SERVER = fileURLToPath(new URL("./datadog-server.mjs", import.meta.url));
const PAIRS = 21;

const COMMANDS = [
  "contact list",
  "incident resolve 94ea0c7b-56d9-4c46-b84a-a37c8b067ad3",
  "schedule list",
  "schedule who payments",
  "override create payments --from 2026-12-24T14:00Z --to 2026-12-25T14:00Z --member bob --yes",
];

export async function measureDatadog() {
  if (!existsSync(COMMAND)) return [{ what: "Datadog: a command", ours: "not built" }];
  const home = mkdtempSync(join(tmpdir(), "oncall-bench-"));
  const server = fork(SERVER);
  try {
    const [{ url }] = await once(server, "message");
    const rows = [];
    for (const surroundings of SURROUNDINGS) {
      for (const line of COMMANDS) {
        rows.push(await measureLine(line, server, environment(url, home), surroundings));
      }
    }
    return rows;
  } finally {
    server.kill();
    rmSync(home, { recursive: true });
  }
}

/** Nobody's own settings. */
function environment(url, home) {
  return {
    PATH: process.env.PATH,
    HOME: home,
    ONCALL_PROVIDER: "datadog",
    DD_HOST: url,
    DD_API_KEY: "0123456789abcdef0123456789abcdef",
    DD_APP_KEY: "0123456789abcdef0123456789abcdef01234567",
  };
}

async function measureLine(line, server, settings, { title, env: own }) {
  const env = { ...settings, ...own };
  const ask = async () => {
    const tookMs = timed([COMMAND, ...line.split(" ")], env);
    const told = once(server, "message");
    server.send("told");
    const [{ requests, tookMs: serverMs }] = await told;
    return { tookMs, serverMs, requests };
  };
  const bare = () => timed(["-e", "0"], env);
  const { requests } = await ask();
  bare();
  const pairs = [];
  for (let i = 0; i < PAIRS; i++) {
    // Who goes first changes, so that neither always finds the warmer machine.
    const nodeFirst = i % 2 === 0 ? bare() : undefined;
    const { tookMs, serverMs } = await ask();
    const nodeMs = nodeFirst ?? bare();
    pairs.push({ tookMs, serverMs, nodeMs, ratio: (tookMs - serverMs) / nodeMs });
  }
  const middle = (key) => median(pairs.map((pair) => pair[key]));
  const what = line.split(" ").slice(0, 2).join(" ");
  const asks = requests === 1 ? "1 request" : `${requests} requests`;
  return {
    what: `Datadog${title}: ${what}, ${asks}, without the server's ${milliseconds(middle("serverMs"))}`,
    ours: milliseconds(middle("tookMs")),
    other: milliseconds(middle("nodeMs")),
    ratio: middle("ratio"),
    ...(requests === 1 ? atMost(middle("ratio"), 2.3, "x") : {}),
  };
}

function timed(args, env) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, cwd: env.HOME });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
