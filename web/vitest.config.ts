// One test run for all packages: happy-dom, with the few browser pieces Mantine expects.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    include: ["{kit,api,inbox,sandbox}/src/**/*.test.{ts,tsx}"],
    setupFiles: ["./kit/src/test/setup.ts"],
    // Whole pages are drawn; a busy machine takes its time.
    testTimeout: 20_000,
    // Without a layout nothing counts as focusable; the trap then prints the whole page each time.
    onConsoleLog: (log) => !log.startsWith("[@mantine/hooks/use-focus-trap]"),
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
