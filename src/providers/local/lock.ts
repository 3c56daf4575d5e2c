import { randomBytes } from "node:crypto";
import { linkSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, OncallError } from "../../errors.js";
import { formatInstant } from "../../model/time.js";
import { interrupted } from "../errors.js";
import { attempt, errorCode, fsFault } from "./fault.js";
import { isAlive, isHere, lockPath, look, type Seen, thisProcess } from "./lock-holder.js";

/** How long a lock counts whose holder nobody here can look for. */
const TRUST_MS = 120_000;

/**
 * Runs something while no other process does so under the lock of the same file, `oncall.yaml.lock`
 * beside it. The lock of a process that died is taken over; that of another machine, and one that
 * cannot be read, after two minutes. Not for use within itself: it would wait for itself.
 * @param options.waitMs how long to wait for others: a minute unless said otherwise
 * @throws OncallError `busy` (exit 1) when they do not let go, `interrupted` (exit 130) when the
 * signal aborts the waiting, `failed` (exit 1) when there can be no lock
 */
export async function withLock<T>(
  path: string,
  run: () => Promise<T>,
  options: { signal?: AbortSignal | undefined; waitMs?: number },
): Promise<T> {
  const lock = lockPath(path);
  const mine = await waitFor(path, lock, options).catch((error: unknown) => {
    throw fsFault(path, error);
  });
  try {
    return await run();
  } finally {
    release(lock, mine);
  }
}

async function waitFor(
  path: string,
  lock: string,
  { signal, waitMs = 60_000 }: { signal?: AbortSignal | undefined; waitMs?: number },
): Promise<string> {
  const begin = performance.now();
  while (!signal?.aborted) {
    const mine = take(lock);
    if (mine !== undefined) return mine;
    const waited = performance.now() - begin;
    if (waited >= waitMs) throw busy(path, lock);
    // Whoever has waited long looks less often: hundreds who look all the time leave the holder no
    // processor to come to its end with.
    const pause = Math.random() * Math.min(Math.max(waited / 4, 50), 1000);
    // It rejects when it is aborted, which is looked at next.
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
  throw interrupted();
}

/** @returns what the lock now holds, by which its holder knows it; undefined when it is another's */
function take(lock: string): string | undefined {
  const seen = look(lock);
  if (seen !== undefined && !(isAbandoned(seen) && clear(lock, seen))) return undefined;
  const token = randomBytes(8).toString("hex");
  const at = formatInstant(Date.now());
  const text = `${JSON.stringify({ ...thisProcess(), token, at })}\n`;
  return create(lock, token, text) ? text : undefined;
}

/**
 * Removes an abandoned lock, under a lock of its own that is named after it: whoever has that is
 * the only one who may, so that none is removed that someone has taken meanwhile.
 */
function clear(lock: string, seen: Seen): boolean {
  const guard = `${lock}.${seen.holder?.token ?? "unreadable"}`;
  const mine = take(guard);
  if (mine === undefined) return false;
  try {
    const now = look(lock);
    if (now === undefined) return true;
    if (now.text !== seen.text || !isAbandoned(now)) return false;
    rmSync(lock, { force: true });
    return true;
  } finally {
    release(guard, mine);
  }
}

/** A lock that cannot be removed is taken over when this process has ended. */
function release(lock: string, mine: string): void {
  attempt(() => {
    if (look(lock)?.text === mine) rmSync(lock, { force: true });
  });
}

/** Makes the lock with all it holds in one step. @returns false when there is one already */
function create(lock: string, token: string, text: string): boolean {
  const draft = join(dirname(lock), `.${basename(lock)}.${token}`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    link(draft, lock, text);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    attempt(() => rmSync(draft, { force: true }));
  }
}

function link(draft: string, lock: string, text: string): void {
  try {
    linkSync(draft, lock);
  } catch (error) {
    if (!NO_LINKS.includes(errorCode(error) ?? "")) throw error;
    // Whoever reads it half written takes it for unreadable, and waits.
    writeFileSync(lock, text, { flag: "wx" });
  }
}

/** What file systems say that know no links, as on memory sticks and shared folders. */
const NO_LINKS = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"];

function isAbandoned({ holder, mtimeMs }: Seen): boolean {
  if (holder !== undefined && isHere(holder)) return !isAlive(holder.pid);
  return Date.now() - mtimeMs > TRUST_MS;
}

function busy(path: string, lock: string): OncallError {
  const holder = look(lock)?.holder;
  const who =
    holder === undefined
      ? "another process"
      : `process ${holder.pid} on host ${holder.host} since ${holder.at}`;
  const hint = `if that process is gone, delete ${lock}`;
  return new OncallError(`${path} is being written by ${who}`, {
    code: "busy",
    exitCode: EXIT.failed,
    hint,
  });
}
