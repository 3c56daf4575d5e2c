import { readFileSync, readlinkSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { toRecord } from "../../model/loose.js";
import { followLinks } from "./atomic-write.js";
import { attempt, errorCode } from "./fault.js";

/** Whose a lock is. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Within what pids are told apart: two containers can have one host name. */
  readonly space: string;
  readonly token: string;
  /** RFC 3339. */
  readonly at: string;
}

export interface Seen {
  readonly text: string;
  readonly mtimeMs: number;
  /** Absent when the text tells none. */
  readonly holder: Holder | undefined;
}

/** A lock as it is; undefined when there is none. */
export function look(lock: string): Seen | undefined {
  try {
    const text = readFileSync(lock, "utf8");
    // Where it has changed hands in between, this is the younger one's: it only counts for longer.
    const { mtimeMs } = statSync(lock);
    return { text, mtimeMs, holder: parseHolder(text) };
  } catch (error) {
    if (GONE.includes(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

/** ESTALE: on a disk of the network, removed by another machine while it was read. */
const GONE = ["ENOENT", "ESTALE"];

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, space, token, at } = toRecord(JSON.parse(text));
    if (typeof pid !== "number" || pid !== (pid | 0) || pid <= 0) return undefined;
    if (typeof token !== "string" || !/^[0-9a-f]{16}$/.test(token)) return undefined;
    return { pid, host: String(host), space: String(space), token, at: String(at) };
  } catch {
    return undefined;
  }
}

/** `oncall.yaml.lock` beside the file, or beside what a link of that name leads to. */
export function lockPath(path: string): string {
  return `${followLinks(path)}.lock`;
}

export function thisProcess(): Pick<Holder, "pid" | "host" | "space"> {
  return { pid: process.pid, host: hostname(), space: pidSpace() };
}

/** Whether its process can be looked for from here. */
export function isHere({ host, space }: Holder): boolean {
  return host === hostname() && space === pidSpace();
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

function pidSpace(): string {
  return attempt(() => readlinkSync("/proc/self/ns/pid")) ?? process.platform;
}
