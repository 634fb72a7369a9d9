// Puts the emoji's names beside the page, so that no page asks a stranger's server for them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const FILES = ["en/data.json", "en/messages.json"];

export function emoji(): Plugin {
  const { resolve } = createRequire(import.meta.url);
  const source = (file: string) => readFileSync(resolve(`emojibase-data/${file}`));
  return {
    name: "emoji",
    generateBundle() {
      for (const file of FILES)
        this.emitFile({ type: "asset", fileName: `assets/emoji/${file}`, source: source(file) });
    },
    configureServer({ middlewares }) {
      for (const file of FILES)
        middlewares.use(`/assets/emoji/${file}`, (_request, response) => {
          response.setHeader("content-type", "application/json");
          response.end(source(file));
        });
    },
  };
}
