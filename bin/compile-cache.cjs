// What later versions of Node do for programs by themselves: compiled code is kept between runs, since
// compiling takes as long as half of a start. Good for one version of Node and one state of a file;
// whatever is wrong with it, the code is compiled anew.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { homedir } = require("node:os");
const { basename, dirname, join, sep } = require("node:path");
const { Script } = require("node:vm");

const Module = module.constructor;
const ours = join(dirname(__dirname), "dist") + sep;
const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
const folder = join(cache, "oncall", `${process.version}-${process.arch}`);
const compiled = [];

const load = Module._extensions[".js"];
Module._extensions[".cjs"] = (loaded, filename) => {
  if (!filename.startsWith(ours)) return load(loaded, filename);
  const path = join(folder, `${basename(filename)}.cache`);
  const state = stateOf(filename);
  const cachedData = read(path, state);
  const source = Module.wrap(readFileSync(filename, "utf8"));
  const script = new Script(source, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) compiled.push({ path, state, script });
  const require = (id) => loaded.require(id);
  script
    .runInThisContext()
    .call(loaded.exports, loaded.exports, require, loaded, filename, dirname(filename));
};

// At the end, so that the functions that this run used are in it.
process.once("exit", () => {
  for (const { path, state, script } of compiled) write(path, state, script);
});

/** What the code was compiled of: 32 characters. */
function stateOf(filename) {
  const { size, mtimeMs } = statSync(filename);
  return `${size} ${mtimeMs}`.padEnd(32).slice(0, 32);
}

/** The state stands behind the code. */
function read(path, state) {
  try {
    const bytes = readFileSync(path);
    const end = bytes.length - state.length;
    return bytes.latin1Slice(end) === state ? bytes.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all: others may start at the same time. */
function write(path, state, script) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([script.createCachedData(), Buffer.from(state, "latin1")]));
    renameSync(draft, path);
  } catch {
    // It was only to be quicker.
  }
}
