// axe's rules of WCAG 2.2 A and AA on a page as it stands.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/** What is wrong with the page as it stands, in words. */
export async function faults(page) {
  // Evaluated by the browser itself, not added as a script: the page's security policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
  const told = violations.flatMap((rule) =>
    rule.nodes.slice(0, 4).map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`),
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) told.push(`the page is ${wide} px wider than the window`);
  return [...told, ...page.troubles].map((fault) => `${new URL(page.url()).pathname}: ${fault}`);
}
