import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // Nothing is inlined, so that the page runs under "default-src 'self'" without exceptions.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // These know light-dark() themselves. What stands in for it in older ones is settled once at the root, so that a dark stage
    // on a light page would get dark ink.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
  },
  test: {
    environment: "jsdom",
    pool: "threads", // a sixth less work than processes
    // One browser's page for all files, which is most of the rest: `make test` runs two halves beside one another.
    isolate: false,
    maxWorkers: 1,
    setupFiles: ["src/test/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // No test asserts a time; a busy machine may be slow.
    testTimeout: 30_000,
  },
});
