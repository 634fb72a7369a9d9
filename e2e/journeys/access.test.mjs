// What a screen reader and a keyboard find on the main pages: axe's rules of WCAG 2.2 A and AA, in light and dark, wide
// and narrow. And no page may break its own security policy or throw.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { openPage } from "../lib/browser.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
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
    assert.deepEqual(await faults(page), []);
  });

  house.journey(`inbox with a thread, and the other pages, ${name}`, async () => {
    const inbox = await house.inbox("supervisor", look);
    const { page } = inbox;
    const found = [];
    await page.locator("[data-row]").first().waitFor();
    found.push(...(await faults(page)));
    await inbox.openConversation("Tom Ashdown");
    await page.locator("[data-message]").first().waitFor();
    found.push(...(await faults(page)));
    await page.goto(`${house.demo.inbox}/numbers`);
    await page.getByText("+44 7700 900142").first().waitFor();
    found.push(...(await faults(page)));
    await page.getByText("+44 7700 900142").first().click();
    await page.waitForURL(/\/numbers\/./);
    await page.getByRole("heading").first().waitFor();
    found.push(...(await faults(page)));
    await page.goto(`${house.demo.inbox}/operator`);
    await page.getByRole("heading", { name: "Operator" }).waitFor();
    found.push(...(await faults(page)));
    await page.goto(`${house.demo.inbox}/team`);
    await page.getByRole("row").nth(1).waitFor();
    found.push(...(await faults(page)));
    await page.goto(`${house.demo.inbox}/account`);
    await page.getByText("This browser.").waitFor();
    found.push(...(await faults(page)));
    assert.deepEqual(found, []);
  });

  house.journey(`bench, ${name}`, async () => {
    const bench = await house.bench(look);
    await bench.page.getByRole("list", { name: "Chats" }).first().waitFor();
    assert.deepEqual(await faults(bench.page), []);
  });
}
