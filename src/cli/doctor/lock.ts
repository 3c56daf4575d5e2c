import { isAlive, isHere, lockPath, look } from "../../providers/local/lock-holder.js";
import type { LockFacts } from "../../service/doctor/files.js";

/**
 * Who holds the lock of a file; undefined when nobody does.
 * @param place what to call the lock
 */
export function lockFacts(path: string, place: string): LockFacts | undefined {
  const seen = look(lockPath(path));
  if (seen === undefined) return undefined;
  if (seen.holder === undefined) return { place, holder: "unreadable" };
  const { pid, host } = seen.holder;
  if (!isHere(seen.holder)) return { place, holder: "elsewhere", pid, host };
  return { place, holder: isAlive(pid) ? "alive" : "gone", pid, host };
}
