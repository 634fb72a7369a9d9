// What a team says again and again: written once, found behind a slash, altered before it goes.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a canned reply is written, found behind a slash by keyboard, and taken away with undo",
  async () => {
    const customer = await house.customer("Petronella Baker");
    const inbox = await house.inbox("agent");
    const { page, composer } = inbox;
    await house.spokenTo(inbox, customer, "How can I pay?");
    await composer.fill("/");
    const menu = page.getByRole("listbox", { name: "Canned replies" });
    await menu.getByRole("option", { name: /hours/ }).waitFor();
    await page.getByRole("button", { name: "Write and alter" }).click();
    const replies = page.getByRole("dialog", { name: "Canned replies" });
    await replies.getByRole("button", { name: "New reply" }).click();
    await replies.getByLabel("Name").fill("hours");
    await replies.getByLabel("What it says").fill("Dear {{first_name}}, by card or in cash. {{agent}}");
    await replies.getByRole("button", { name: "Save" }).click();
    await replies.getByText("Another reply is called /hours.").waitFor();
    await replies.getByLabel("Name").fill("/Pay");
    await replies.getByRole("button", { name: "Save" }).click();
    await replies.getByRole("button", { name: "/pay" }).first().waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press("Escape");
    await composer.fill("Good morning");
    await composer.press("Shift+Enter");
    await page.keyboard.type("/pay");
    await menu.getByRole("option", { name: /pay/ }).waitFor();
    await composer.press("ArrowDown");
    await composer.press("ArrowUp");
    await composer.press("Enter");
    assert.equal(await composer.inputValue(), "Good morning\nDear Petronella, by card or in cash. Marta");
    await page.keyboard.press("Control+z");
    assert.equal(await composer.inputValue(), "Good morning\n/pay");
    await composer.press("Escape");
    await menu.waitFor({ state: "detached" });
    await composer.fill("/pay");
    await menu.getByRole("option", { name: /pay/ }).click();
    await composer.press("Enter");
    await house.api.shown(house.owner, customer, "Dear Petronella, by card or in cash. Marta");
    await composer.fill("/");
    await page.getByRole("button", { name: "Write and alter" }).click();
    await replies.getByRole("button", { name: "Remove /pay" }).click();
    await replies.getByText("/pay is removed.").waitFor();
    await replies.getByRole("button", { name: "Remove /pay" }).waitFor({ state: "detached" });
    await replies.getByRole("button", { name: "Undo" }).click();
    await replies.getByRole("button", { name: "Remove /pay" }).waitFor();
    await inbox.close();
  },
);
