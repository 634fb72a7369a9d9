// What a screen reader and a keyboard find on the main pages: axe's rules of WCAG 2.2 A and AA, in light and dark, wide
// and narrow. And no page may break its own security policy or throw.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { openPage } from "../lib/browser.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const looks = [
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
  { width: 390, height: 844, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
];

for (const look of looks) {
  const name = `${look.width} px, ${look.scheme}`;

  house.journey(`sign-in, ${name}`, async () => {
    const page = await openPage(house.browser, look);
    await page.goto(`${house.demo.inbox}/sign-in`);
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await sound(page);
  });

  house.journey(`inbox with a thread, numbers and operator, ${name}`, async () => {
    const inbox = await house.inbox("supervisor", look);
    const { page } = inbox;
    await page.locator("[data-row]").first().waitFor();
    await sound(page, { keep: true });
    await inbox.openConversation("Inês Carvalhal");
    await page.locator("[data-message]").first().waitFor();
    await sound(page, { keep: true });
    await page.goto(`${house.demo.inbox}/numbers`);
    await page.getByText("+44 7700 900142").first().waitFor();
    await sound(page, { keep: true });
    await page.getByText("+44 7700 900142").first().click();
    await page.waitForURL(/\/numbers\/./);
    await page.getByRole("heading").first().waitFor();
    await sound(page, { keep: true });
    await page.goto(`${house.demo.inbox}/operator`);
    await page.getByRole("heading", { name: "Operator" }).waitFor();
    await sound(page);
  });

  house.journey(`bench, ${name}`, async () => {
    const bench = await house.bench(look);
    await bench.page.getByRole("list", { name: "Chats" }).first().waitFor();
    await sound(bench.page);
  });
}

async function sound(page, { keep = false } = {}) {
  // Evaluated by the browser itself, not added as a script: the page's security policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
  const told = violations.flatMap((rule) =>
    rule.nodes
      .slice(0, 4)
      .map((node) => `${rule.id}: ${rule.help}\n    ${node.target} ${node.html.slice(0, 160)}`),
  );
  assert.deepEqual(told, [], `${page.url()}\n  ${told.join("\n  ")}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${page.url()} is ${wide} px wider than the window`);
  assert.deepEqual(page.troubles, [], "the page throws nothing and keeps to its policy");
  if (!keep) await page.context().close();
}
