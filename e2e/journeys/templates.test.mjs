// A customer whose 24 hours are over is written to by template: chosen, filled in, seen before it goes, and on their phone.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const DAY = 86_400_000;

house.journey("once the 24 hours are over a template is picked, filled in and sent by keyboard", async () => {
  const customer = await house.customer("Wilhelmina Oat");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Is order 2187 packed?");
  await house.api.advance(DAY);
  await page.getByRole("button", { name: "Pick a template" }).waitFor();
  await page.getByRole("log").focus();
  await page.keyboard.press("t");
  const picker = page.getByRole("dialog", { name: "Send a template" });
  await picker.locator("input[type=search]:focus").waitFor();
  await page.keyboard.type("packed rye");
  await picker.getByText("No template has “packed rye” in it.").waitFor();
  await picker.getByRole("searchbox").fill("packed en_us");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const send = picker.getByRole("button", { name: "Send template" });
  await send.click();
  assert.equal(await picker.getByText("Fill this in.").count(), 3, "nothing goes half filled in");
  const [name, order, until] = [0, 1, 2].map((at) => picker.getByRole("combobox").nth(at));
  await name.fill("Wilhelmina");
  await order.fill("2187");
  await until.fill("six");
  const preview = picker.getByRole("region", { name: "How it will look" });
  const words = "Hello Wilhelmina, order 2187 is packed and waits for you. We are open until six today.";
  assert.equal(await preview.getByText("Hello Wilhelmina, order").textContent(), words);
  assert.deepEqual(await faults(page), []);
  await send.click();
  await picker.waitFor({ state: "detached" });
  await inbox.message("order 2187 is packed").waitFor();
  await inbox.tick("order 2187 is packed", "Delivered").waitFor();
  await house.api.shown(house.owner, customer, words.replace("2187", "*2187*"));
  await inbox.close();
});

house.journey(
  "a template that cannot go says why, and one that is refused comes back filled in",
  async () => {
    const customer = await house.customer("Ottoline Spelt");
    const inbox = await house.inbox("agent");
    const { page } = inbox;
    await house.spokenTo(inbox, customer, "Are you at the market?");
    await page.getByRole("button", { name: "Templates" }).click();
    const picker = page.getByRole("dialog", { name: "Send a template" });
    await picker.getByRole("button", { name: /Win a cake/ }).click();
    await picker.getByText("Change it in WhatsApp, or use another one.").waitFor();
    assert.equal(await picker.getByRole("button", { name: "Send template" }).count(), 0);
    await picker.getByRole("button", { name: /A question about your order/ }).click();
    await picker.getByRole("combobox").first().fill("Ottoline      of the market");
    await picker.getByRole("button", { name: "Send template" }).click();
    await page.getByText(/^Not sent/).waitFor();
    await page.getByRole("button", { name: "Edit" }).click();
    const field = picker.getByRole("combobox").first();
    assert.equal(await field.inputValue(), "Ottoline      of the market");
    await field.fill("Ottoline");
    await picker.getByRole("button", { name: "Send template" }).click();
    await inbox.message("Hello Ottoline, there is a question").waitFor();
    await inbox.tick("Hello Ottoline, there is a question", "Delivered").waitFor();
    await inbox.close();
  },
);
