import { homedir } from "node:os";

/** The user's own folder. */
export function homeOf(env: Readonly<Record<string, string | undefined>>): string {
  return env.HOME || homedir();
}
