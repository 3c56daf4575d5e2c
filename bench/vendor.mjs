// Commands on a vendor, as people run them: how long they take beside `node -e 0` and what the server
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
const PAIRS = 21;

/**
 * @param vendor `name`; `server`, the file that answers in its stead; `environment(url)`, what leads
 * there; `commands`; `bound`, on those of one request
 */
export async function measureVendor({ name, server: file, environment, commands, bound }) {
  if (!existsSync(COMMAND)) return [{ what: `${name}: a command`, ours: "not built" }];
  const home = mkdtempSync(join(tmpdir(), "oncall-bench-"));
  const server = fork(fileURLToPath(new URL(file, import.meta.url)));
  try {
    const [{ url }] = await once(server, "message");
    // Nobody's own settings.
    const settings = { PATH: process.env.PATH, HOME: home, ...environment(url) };
    const rows = [];
    for (const { title, env } of SURROUNDINGS) {
      for (const line of commands) {
        const measured = await measureLine(line, server, { ...settings, ...env });
        rows.push(rowOf(`${name}${title}`, line, measured, bound));
      }
    }
    return rows;
  } finally {
    server.kill();
    rmSync(home, { recursive: true });
  }
}

async function measureLine(line, server, env) {
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
  return { pairs, requests };
}

function rowOf(title, line, { pairs, requests }, bound) {
  const middle = (key) => median(pairs.map((pair) => pair[key]));
  const what = line.split(" ").slice(0, 2).join(" ");
  const asks = requests === 1 ? "1 request" : `${requests} requests`;
  return {
    what: `${title}: ${what}, ${asks}, without the server's ${milliseconds(middle("serverMs"))}`,
    ours: milliseconds(middle("tookMs")),
    other: milliseconds(middle("nodeMs")),
    ratio: middle("ratio"),
    ...(requests === 1 ? atMost(middle("ratio"), bound, "x") : {}),
  };
}

function timed(args, env) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, cwd: env.HOME });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
