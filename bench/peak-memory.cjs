// Loaded with --require: says on stderr, at exit, how much memory the process held at most.
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => {
  writeSync(2, `peak memory: ${peak()} kB\n`);
});

/** Linux hands the peak of resourceUsage() down from the parent that forked: /proc has our own. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
