// The inbox, served by the platform at /. In development, /api (and its socket) go to a running platform.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { early } from "./early";
import { emoji } from "./emoji";
import { initialSize } from "./initialSize";

// Older targets would turn :dir() into a guess by language, and mixed-direction text needs the real one.
const cssTarget = ["chrome120", "firefox121", "safari17.4"];

export default defineConfig({
  base: "/",
  plugins: [react(), emoji(), initialSize(250_000), early("src/App.tsx")],
  build: {
    outDir: "dist",
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    cssTarget,
    // Texts are fetched, which the page's own rules allow for addresses of this server only.
    assetsInlineLimit: (path) => (path.endsWith(".ftl") ? false : undefined),
  },
  server: {
    fs: { allow: ["../.."] },
    proxy: { "/api": { target: "http://127.0.0.1:7400", ws: true } },
  },
});
