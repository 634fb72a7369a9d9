// A second thought: what was sent can be taken back for as long as one chose.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("what is sent waits for a moment, comes back with undo, or goes at once", async () => {
  const customer = await house.customer("Perpetua Second");
  const inbox = await house.inbox("agent");
  const { page, composer } = inbox;
  await house.spokenTo(inbox, customer, "How much is it?");
  await page.getByRole("button", { name: /, account$/ }).click();
  // Off, 5, 10, 20 seconds: long enough for whatever machine this runs on.
  for (const now of ["off", "5 s", "10 s"])
    await page.getByRole("menuitem", { name: `Undo sending: ${now}` }).click();
  await page.getByRole("menuitem", { name: "Undo sending: 20 s" }).waitFor();
  await page.keyboard.press("Escape");
  await inbox.write("It is 200 euros");
  const held = page.getByText(/^Goes in \d+ s\.$/);
  await held.waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await held.waitFor({ state: "detached" });
  assert.equal(await composer.inputValue(), "It is 200 euros");
  await inbox.write("It is 20 euros");
  await page.getByRole("button", { name: "Send now" }).click();
  await house.api.shown(customer, house.owner, "It is 20 euros");
  const texts = (await house.api.messages(customer, house.owner)).map(({ text }) => text);
  assert.ok(!texts.includes("It is 200 euros"), "what was taken back never went");
  await inbox.close();
});
