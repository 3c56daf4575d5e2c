import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // What times mean must not depend on the machine.
    env: { TZ: "Asia/Kolkata", ONCALL_VERSION: "0.0.0" },
  },
});
