import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";

export const HAS_TMUX = spawnSync("tmux", ["-V"]).status === 0;

/** How long a program may take to say what is expected of it. */
const PATIENCE_MS = 30_000;

/** A terminal of 80 columns in which one line of shell runs, with keys to press and eyes to read. */
export class Screen {
  readonly #env: NodeJS.ProcessEnv;

  /** What the line ends with is shown as `(exit 0)`. */
  constructor(line: string, options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv }) {
    const folder = mkdtempSync(join(tmpdir(), "oncall-tmux-"));
    const { TMUX: _, ...env } = process.env;
    this.#env = { ...env, ...options.env, TMUX_TMPDIR: folder };
    const script = `${line}; echo "(exit $?)"; exec cat`;
    const size = ["-x", "80", "-y", "60"];
    this.#tmux(["-f", "/dev/null", "new-session", "-d", ...size, "-c", options.cwd, script]);
  }

  /** Presses keys as tmux calls them: `Enter`, `C-c`. */
  press(...keys: readonly string[]): void {
    this.#tmux(["send-keys", ...keys]);
  }

  /** Types a text as it is. */
  type(text: string): void {
    this.#tmux(["send-keys", "-l", text]);
  }

  /** What stands on the screen; lines that are longer than it are whole. */
  read(): string {
    const lines = this.#tmux(["capture-pane", "-p", "-J"]).split("\n");
    return lines.map((line) => line.trimEnd()).join("\n");
  }

  /** Waits until a text stands there. @returns the whole screen */
  async shows(text: string): Promise<string> {
    await expect.poll(() => this.read(), { timeout: PATIENCE_MS, interval: 30 }).toContain(text);
    return this.read();
  }

  close(): void {
    this.#tmux(["kill-server"]);
  }

  /** Asks this terminal's own server: its socket lies in a folder of its own. */
  #tmux(args: readonly string[]): string {
    return execFileSync("tmux", ["-L", "oncall", ...args], { encoding: "utf8", env: this.#env });
  }
}
