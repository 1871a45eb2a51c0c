import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // No test depends on the speed of the machine; this only ends one that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ["test/support/seed.ts"],
  },
});
