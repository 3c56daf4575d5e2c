#!/usr/bin/env node
// Node 22 and later keep compiled code between runs.
module.constructor.enableCompileCache?.();
require("../dist/main.cjs");
