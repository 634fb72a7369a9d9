// The page's own script is asked for at once, while the texts it speaks are still being fetched.
import type { HtmlTagDescriptor, Plugin } from "vite";

/** `module`: the end of its path. What it imports is asked for with it. */
export function early(module: string): Plugin {
  return {
    name: "early",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const wanted = new Set<string>();
        const follow = (name: string) => {
          const chunk = bundle?.[name];
          if (chunk?.type !== "chunk" || wanted.has(name)) return;
          wanted.add(name);
          chunk.imports.forEach(follow);
        };
        for (const chunk of Object.values(bundle ?? {}))
          if (chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(module)) follow(chunk.fileName);
        return [...wanted].map(
          (name): HtmlTagDescriptor => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${name}` },
            injectTo: "head",
          }),
        );
      },
    },
  };
}
