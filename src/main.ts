import type { Output, World } from "./cli/world.js";
import { EXIT } from "./errors.js";
import { run } from "./run.js";

// A reader that went away (`| head -1`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`error: standard output: ${error.message}\n`);
  process.exit(1);
});

const giveUp = new AbortController();

const world: World = {
  stdout: output(() => process.stdout),
  stderr: output(() => process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  async readStdin() {
    process.stdin.setEncoding("utf8");
    let text = "";
    for await (const chunk of process.stdin) text += chunk;
    return text;
  },
  get terminal() {
    // The result may go into a pipe: questions are asked beside it.
    if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
    return { input: process.stdin, output: process.stderr };
  },
  signal: giveUp.signal,
  get runtime() {
    const { node, tz = "" } = process.versions;
    return { node, tzdata: tz };
  },
};

process.once("SIGINT", () => {
  giveUp.abort();
  // What is being written is finished or undone in this time; a second Ctrl-C does not wait.
  setTimeout(() => process.exit(EXIT.interrupted), 2000).unref();
});

void run(process.argv.slice(2), world).then((code) => {
  process.exitCode = giveUp.signal.aborted ? EXIT.interrupted : code;
  // Timers and connections of a vendor's client would keep the process for seconds more.
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
});

/** A stream that is opened when it is used: most runs have nothing to say on stderr. */
function output(stream: () => NodeJS.WriteStream): Output {
  return {
    write(text) {
      if (stream().write(text)) return;
      return new Promise((resolve) => stream().once("drain", resolve));
    },
    get isTerminal() {
      return Boolean(stream().isTTY);
    },
    get columns() {
      // A terminal whose size nobody has set says 0.
      return Math.max(stream().columns || 80, 20);
    },
  };
}
