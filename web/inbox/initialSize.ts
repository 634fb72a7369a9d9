// Fails the build when a page would begin with more script than it may: growth shows where it happens.
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** `most`: bytes, compressed, of what is fetched before the first paint. */
export function initialSize(most: number): Plugin {
  return {
    name: "initial-size",
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      const follow = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== "chunk" || first.has(name)) return;
        first.add(name);
        chunk.imports.forEach(follow);
      };
      for (const chunk of Object.values(bundle))
        if (chunk.type === "chunk" && (chunk.isEntry || chunk.facadeModuleId?.endsWith("src/App.tsx")))
          follow(chunk.fileName);
      let bytes = 0;
      for (const name of first) {
        const chunk = bundle[name];
        if (chunk?.type === "chunk") bytes += gzipSync(chunk.code).length;
      }
      const words = `The page begins with ${bytes} bytes of compressed script; ${most} are allowed.`;
      if (bytes > most) this.error(`${words} Fetch what is seldom opened when it is opened (ui/Late.tsx).`);
      this.info(words);
    },
  };
}
