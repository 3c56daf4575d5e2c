// The package as people install it: how large its tarball is, and how many packages come with it.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { atMost, number } from "./table.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

export function measurePackage() {
  if (!existsSync(join(ROOT, "dist"))) return [{ what: "the package", ours: "not built" }];
  const folder = mkdtempSync(join(tmpdir(), "oncall-bench-"));
  try {
    // Without its scripts: what is built is what is measured.
    const packed = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT);
    const [{ filename, size, unpackedSize }] = JSON.parse(packed);
    const megabytes = size / 1e6;
    const installed = install(join(folder, filename), join(folder, "empty"));
    return [
      {
        what: "the package: its tarball, and unpacked",
        ours: `${number(megabytes)} MB`,
        other: `${number(unpackedSize / 1e6)} MB`,
        ...atMost(megabytes, 3, " MB"),
      },
      {
        what: "the package: how many an empty folder has once it is installed",
        ours: String(installed),
        ...atMost(installed, 1),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns how many packages there are then */
function install(tarball, folder) {
  mkdirSync(folder);
  npm(
    [
      "install",
      "--offline",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--prefix",
      folder,
      tarball,
    ],
    folder,
  );
  const lock = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
  return Object.keys(lock.packages).length;
}

function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
