// The bench page, served by the sandbox at /bench/. In development, its API (and socket) go to a running sandbox.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/bench/",
  plugins: [react()],
  build: { outDir: "dist", sourcemap: false, chunkSizeWarningLimit: 900 },
  server: {
    proxy: { "/bench/api": { target: process.env.TWINLINE_SANDBOX ?? "http://127.0.0.1:7500", ws: true } },
  },
});
