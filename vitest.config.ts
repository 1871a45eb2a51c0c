import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // No test depends on the speed of the machine; this only ends one that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A file, where no folder can be: no test finds what another one, or the developer, has built.
    env: { XDG_CACHE_HOME: fileURLToPath(import.meta.url) },
    setupFiles: ["test/support/seed.ts"],
  },
});
