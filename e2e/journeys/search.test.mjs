// Finding a person and a message, from the first letter to the bubble in its thread.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "words are found as they are typed, without accents, and lead to their bubble by keyboard",
  async () => {
    const customer = await house.customer("Ermelinda Quaresma");
    const inbox = await house.inbox("agent");
    await house.spokenTo(inbox, customer, "Vocês têm pão-de-ló para sábado?");
    for (let n = 0; n < 12; n++) await house.api.say(customer, house.owner, `Mais uma coisa, a número ${n}.`);
    await inbox.message("a número 11.").waitFor();
    const { page } = inbox;

    await page.goto(`${house.demo.inbox}/inbox`);
    await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
    await page.keyboard.press("/");
    const field = page.getByRole("combobox", { name: "Search" });
    await field.pressSequentially("quares");
    const person = page.getByRole("group", { name: "People" }).getByRole("option");
    await person.filter({ hasText: customer.name }).waitFor();

    // Found soon after it is visible: the index follows the feed. What is not found yet is asked again by one more letter.
    await field.fill("voces pao");
    const found = page.getByRole("group", { name: "Messages" }).getByRole("option");
    await found.filter({ hasText: "pão-de-ló" }).first().waitFor();
    const marked = await found.first().locator("mark").allInnerTexts();
    assert.deepEqual(marked, ["Vocês", "pão"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await inbox.thread(customer.name).waitFor();
    const bubble = page.locator("[data-message][data-found]").filter({ hasText: "pão-de-ló" });
    await bubble.waitFor();
    await house.eventually("the bubble is in view", async () => {
      const box = await bubble.boundingBox();
      return box !== null && box.y > 0 && box.y < page.viewportSize().height;
    });

    await field.focus();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^Waiting/ }).waitFor();
    await inbox.close();
  },
);

house.journey("a number is found by its last digits, and nothing is said to be nothing", async () => {
  const customer = await house.customer("Balthazar Penrose");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Good morning");
  const { page } = inbox;
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Search" });
  await field.fill(customer.digits.slice(-6));
  const people = page.getByRole("group", { name: "People" }).getByRole("option");
  await people.filter({ hasText: customer.name }).click();
  await inbox.thread(customer.name).waitFor();

  await field.fill("xylophonist");
  await page.getByText("Nothing found for “xylophonist”", { exact: true }).last().waitFor();
  await page.getByRole("button", { name: "End the search" }).last().click();
  await inbox.row(customer.name).first().waitFor();
  await inbox.close();
});
