// One field for everything, by keyboard, from anywhere.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("people, messages, numbers and commands are gone to by keyboard", async () => {
  const customer = await house.customer("Zenobia Palette");
  const inbox = await house.inbox("supervisor");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Quinces are in season again");
  await page.goto(`${house.demo.inbox}/numbers`);
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  const window = page.getByRole("dialog", { name: "Go to anything" });
  const field = window.getByRole("combobox");
  await page.keyboard.press("Control+k");
  await field.fill("zenob");
  await window.getByRole("group", { name: "People" }).getByText("Zenobia").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Enter");
  await inbox.thread(customer.name).waitFor();

  // Also while one writes: what is written stays.
  await inbox.composer.fill("Half a");
  await page.keyboard.press("Control+k");
  await field.fill("quinces");
  await window.getByRole("group", { name: "Messages" }).getByText("Quinces").waitFor();
  await page.keyboard.press("Escape");
  await window.waitFor({ state: "detached" });
  assert.equal(await inbox.composer.inputValue(), "Half a");

  await page.keyboard.press("Control+k");
  await field.fill("unread");
  await window.getByRole("option", { name: "Inbox: unread" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/unread=true/);
  await page.keyboard.press("Control+k");
  await field.fill("rules");
  await window
    .getByRole("option", { name: /^Rules: / })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/rules$/);
  await page.keyboard.press("Control+k");
  await field.fill("xyzzyx nothing");
  await window.getByText("Nothing is found.").waitFor();
  await inbox.close();
});

house.journey("an agent's window has no operator's page, and fits a phone in the dark", async () => {
  const inbox = await house.inbox("agent", { width: 360, height: 740, scheme: "dark" });
  const { page } = inbox;
  await page.keyboard.press("Control+k");
  const window = page.getByRole("dialog", { name: "Go to anything" });
  await window.getByRole("option", { name: "Numbers" }).waitFor();
  assert.equal(await window.getByRole("option", { name: /Operator/ }).count(), 0);
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await window.getByRole("combobox").fill("keyboard");
  await window.getByRole("combobox").fill("shortc");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await inbox.close();
});
