import { type ChildProcess, spawn } from "node:child_process";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { homeWith, type Ran } from "./aws.js";
import { PROGRAM } from "./program.js";

type Environment = Readonly<Record<string, string>>;

/**
 * Runs a command of the built program on Datadog while this process goes on, so that a fake in it can
 * answer. Of the environment it has only what is given, and a home.
 * @param url of Datadog, or a whole environment
 */
export function onDatadog(args: readonly string[], url: string | Environment): Promise<Ran> {
  return finished(startOnDatadog(args, url));
}

/** As onDatadog, for who wants to look on. */
export function startOnDatadog(args: readonly string[], url: string | Environment) {
  return start(process.execPath, [PROGRAM, "--provider", "datadog", ...args], url);
}

/** Runs a line of bash in which `$oncall` is the built program on Datadog. */
export function shellOnDatadog(line: string, url: string): Promise<Ran> {
  const oncall = `${process.execPath} ${PROGRAM} --provider datadog`;
  return finished(start("bash", ["-c", line], { ...environmentOf(url), oncall }));
}

function start(command: string, args: readonly string[], url: string | Environment) {
  const { PATH = "" } = process.env;
  const home = homeWith();
  const env = { PATH, HOME: home, ...(typeof url === "string" ? environmentOf(url) : url) };
  const child = spawn(command, args, { cwd: home, env });
  child.stdin.end();
  return child;
}

export async function finished(child: ChildProcess): Promise<Ran> {
  const begun = performance.now();
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.on("exit", resolve)),
  ]);
  return { code, stdout, stderr, tookMs: performance.now() - begun };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}
