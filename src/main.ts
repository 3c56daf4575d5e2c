import type { Output, World } from "./cli/world.js";
import { run } from "./run.js";

// A reader that went away (`| head -1`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const world: World = {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  async readStdin() {
    process.stdin.setEncoding("utf8");
    let text = "";
    for await (const chunk of process.stdin) text += chunk;
    return text;
  },
};

void run(process.argv.slice(2), world).then((code) => {
  process.exitCode = code;
});

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: Boolean(stream.isTTY),
    columns: stream.columns ?? 80,
  };
}
