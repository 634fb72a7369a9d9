// Writing as on WhatsApp: marks by keys that undo takes back, and emoji by name.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "words are made bold by keys, taken back by undo, and an emoji is found by its name",
  async () => {
    const customer = await house.customer("Cordula Crumb");
    const inbox = await house.inbox("agent");
    const { page, composer } = inbox;
    await house.spokenTo(inbox, customer, "Is there rye?");
    await composer.fill("Two loaves are left");
    await composer.evaluate((field) => field.setSelectionRange(4, 10));
    await page.keyboard.press("Control+b");
    assert.equal(await composer.inputValue(), "Two *loaves* are left");
    await page.keyboard.press("Control+z");
    assert.equal(await composer.inputValue(), "Two loaves are left");
    await composer.evaluate((field) => field.setSelectionRange(4, 10));
    await page.keyboard.press("Control+i");
    assert.equal(await composer.inputValue(), "Two _loaves_ are left");
    await composer.press("End");
    await composer.press("Space");
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).host));
    await page.getByRole("button", { name: "Emoji" }).click();
    const search = page.getByRole("searchbox", { name: "Find an emoji" });
    await search.fill("croissant");
    await page.getByRole("button", { name: "croissant" }).or(page.getByText("🥐")).first().waitFor();
    assert.deepEqual(await faults(page), []);
    await search.press("Enter");
    await search.waitFor({ state: "detached" });
    assert.equal(await composer.inputValue(), "Two _loaves_ are left 🥐");
    await composer.press("Enter");
    await inbox.message("are left 🥐").waitFor();
    await house.api.shown(house.owner, customer, "Two _loaves_ are left 🥐");
    assert.deepEqual([...new Set(asked)], [new URL(page.url()).host], "nobody else is asked for anything");
    await inbox.close();
  },
);
