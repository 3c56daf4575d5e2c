import { defineConfig } from "vitest/config";

// Run by `vitest run --config test/specs/vitest.config.ts`. It has its own file ending, so that the
// normal test run never sees these checks: they need data that is not part of the project.
export default defineConfig({
  test: { include: ["**/*.specs.ts"], testTimeout: 120_000 },
});
