#!/usr/bin/env node
// Node 22 and later keep compiled code between runs.
process.getBuiltinModule("node:module").enableCompileCache?.();
require("../dist/main.cjs");
