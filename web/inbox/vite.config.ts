// The inbox, served by the platform at /. In development, /api (and its socket) go to a running platform.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { emoji } from "./emoji";
import { initialSize } from "./initialSize";

// Older targets would turn :dir() into a guess by language, and mixed-direction text needs the real one.
const cssTarget = ["chrome120", "firefox121", "safari17.4"];

export default defineConfig({
  base: "/",
  plugins: [react(), emoji(), initialSize(250_000)],
  build: { outDir: "dist", sourcemap: false, chunkSizeWarningLimit: 900, cssTarget },
  server: { proxy: { "/api": { target: "http://127.0.0.1:7400", ws: true } } },
});
