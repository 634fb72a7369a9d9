// The bench page, served by the sandbox at /bench/. In development, its API (and socket) go to a running sandbox.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Older targets would turn :dir() into a guess by language, and mixed-direction text needs the real one.
const cssTarget = ["chrome120", "firefox121", "safari17.4"];

export default defineConfig({
  base: "/bench/",
  plugins: [react()],
  build: { outDir: "dist", sourcemap: false, chunkSizeWarningLimit: 900, cssTarget },
  server: {
    proxy: { "/bench/api": { target: process.env.TWINLINE_SANDBOX ?? "http://127.0.0.1:7500", ws: true } },
  },
});
