import type { World } from "../../src/cli/world.js";

const silent = { write: () => {}, isTerminal: false, columns: 80 };

/** A world that hears nothing and knows nothing, for whoever asks for the command tree alone. */
export const SILENT_WORLD: World = {
  stdout: silent,
  stderr: silent,
  env: {},
  cwd: "/",
  now: () => 0,
  readStdin: async () => "",
  terminal: undefined,
  signal: new AbortController().signal,
  runtime: { node: "20.20.2", tzdata: "2026a" },
};
