// A sign on what the customer said: put there by mouse or keyboard, changed, taken back, and seen on her phone.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("a reaction stands on both sides, is changed by the keyboard and taken back", async () => {
  const customer = await house.customer("Celeste Moura");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "See you on Sunday");
  const { page } = inbox;
  const row = page.locator("[data-message]").filter({ hasText: "See you on Sunday" });
  await row.hover();
  const open = row.getByRole("button", { name: "React to this message" });
  await open.click();
  const picker = page.getByRole("dialog", { name: "React to this message" });
  await picker.waitFor();
  assert.deepEqual(await faults(page), []);
  await picker.getByRole("button", { name: "React with 👍" }).click();
  await row.getByLabel("👍 from Your side").waitFor();
  // By keyboard alone, another one in its place.
  await open.focus();
  await page.keyboard.press("Enter");
  await picker.getByLabel("Another emoji").fill("🥖");
  await picker.getByLabel("Another emoji").press("Enter");
  await row.getByLabel("🥖 from Your side").waitFor();
  assert.equal(await row.getByLabel("👍 from Your side").count(), 0, "one side has one sign");
  await row.hover();
  await open.click();
  await picker.getByLabel("Another emoji").fill("bread");
  await picker.getByLabel("Another emoji").press("Enter");
  await row.getByText("Not reacted: A reaction is one emoji.").waitFor();
  await row.hover();
  await open.click();
  await picker.getByRole("button", { name: "Take 🥖 back" }).click();
  await row.getByLabel("🥖 from Your side").waitFor({ state: "detached" });
  await inbox.close();
});
