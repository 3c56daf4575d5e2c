#!/usr/bin/env node
if (module.constructor.enableCompileCache) module.constructor.enableCompileCache();
else if (!process.env.NODE_DISABLE_COMPILE_CACHE) require("./compile-cache.cjs");
require("../dist/main.cjs");
