// The rules of a number: set in sentences, seen before they hold, undone; and what an agent's typing does.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

async function rulesPage(inbox) {
  const { page } = inbox;
  await page.getByRole("link", { name: "Numbers" }).first().click();
  const rules = page.getByRole("link", { name: "Rules" });
  const number = page.locator("main a[href*='/numbers/']").first();
  await Promise.race([rules.waitFor(), number.waitFor()]);
  if (!(await rules.isVisible())) await number.click();
  await rules.click();
  await page.getByRole("heading", { name: "Rules", level: 1 }).waitFor();
  return page;
}

house.journey("a topic is given to the phone, seen in the preview, saved and undone", async () => {
  const inbox = await house.inbox("supervisor");
  const page = await rulesPage(inbox);
  const preview = page.locator("section", { has: page.getByRole("heading", { name: /^Preview/ }) });
  await preview.getByText(/would go to the bot after 10 seconds/).waitFor();

  await page.getByRole("button", { name: "Add a topic" }).press("Enter");
  await page.getByText("A topic needs a word.").waitFor();
  assert.ok(await page.getByRole("button", { name: "Save rules" }).isDisabled());
  await page.getByLabel("Name of the topic").fill("wedding cakes");
  await page.getByLabel("Words of wedding cakes, parted by commas").fill("wedding, casamento");
  await page.getByLabel("wedding cakes goes to").selectOption("phone");
  await page.getByLabel("What they write").fill("Bolo de CASAMENTO?");
  await preview.getByText(/would go to the phone, because it is about “wedding cakes”/).waitFor();

  await page.getByRole("button", { name: "Save rules" }).press("Enter");
  await page.getByText("Saved. Version 1 holds.").waitFor();
  await page.reload();
  await page.getByLabel("Name of the topic").waitFor();
  await page.getByRole("button", { name: "Remove wedding cakes" }).press("Enter");
  await page.getByRole("button", { name: "Save rules" }).press("Enter");
  await page.getByText("Saved. Version 2 holds.").waitFor();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await page.getByLabel("Name of the topic").waitFor();
  assert.equal(await page.getByLabel("Name of the topic").inputValue(), "wedding cakes");
});

house.journey("somebody is put on a list by name and asked about in the preview", async () => {
  const zelda = await house.customer("Zelda Quintrell");
  const inbox = await house.inbox("supervisor");
  await house.spokenTo(inbox, zelda, "Is the rye ready?");
  const page = await rulesPage(inbox);
  const preview = page.locator("section", { has: page.getByRole("heading", { name: /^Preview/ }) });
  await page.getByRole("button", { name: "Add a list" }).press("Enter");
  const people = page.getByRole("combobox", { name: "People on VIP" });
  await people.pressSequentially("zelda quin");
  await page.getByRole("option", { name: /Zelda Quintrell/ }).waitFor();
  await people.press("ArrowDown");
  await people.press("Enter");
  await page.getByText("Zelda Quintrell", { exact: true }).first().waitFor();
  // A number of nobody who has written yet.
  await people.pressSequentially("+44 7700 900555");
  await page.getByRole("option", { name: "+44 7700 900555" }).click();

  const writes = page.getByRole("combobox", { name: "Who writes" });
  await writes.click();
  await writes.pressSequentially("zelda quin");
  await page.getByRole("option", { name: "Zelda Quintrell" }).click();
  await preview.getByText(/Zelda Quintrell’s message would go to the phone, because .*“VIP”/).waitFor();
  await writes.click();
  await page.getByRole("option", { name: "A new customer" }).click();
  await preview.getByText(/a new customer’s message would go to/).waitFor();
  assert.deepEqual(await faults(page), []);

  await page.getByRole("button", { name: "Save rules" }).press("Enter");
  await page.getByText(/Saved\. Version \d+ holds\./).waitFor();
  await page.reload();
  await page.getByText("Zelda Quintrell", { exact: true }).first().waitFor();
  await page.getByText("+44 7700 900555", { exact: true }).first().waitFor();
});

house.journey("yesterday is replayed under the rules on the page", async () => {
  const customer = await house.customer("Ottilie Marchbanks");
  const inbox = await house.inbox("supervisor");
  await house.spokenTo(inbox, customer, "Is the rye ready?");
  const page = await rulesPage(inbox);
  await page.getByRole("button", { name: "Replay 7 days" }).press("Enter");
  await page.getByText(/turns? in .* conversations?\./).waitFor();
  await page.getByRole("rowheader", { name: "Nobody" }).waitFor();
});

house.journey("the rules fit a phone's width, in the dark", async () => {
  const inbox = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  const page = await rulesPage(inbox);
  await page.getByText(/would go to the bot/).waitFor();
  assert.deepEqual(await faults(page), []);
});
