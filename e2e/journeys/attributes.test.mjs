// What a team keeps about its customers, in fields of its own.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const fields = (inbox) => inbox.page.getByRole("region", { name: "Fields" });

house.journey(
  "a supervisor makes fields, an agent fills them in place while a colleague looks on, and each has an undo",
  async () => {
    const cleo = await house.customer("Cleo Fielded");
    const joel = await house.inbox("supervisor");
    const marta = await house.inbox("agent");
    await house.spokenTo(joel, cleo, "Is there a card one can collect stamps on?");
    await marta.openConversation("Cleo Fielded");

    await fields(joel).getByRole("button", { name: "Make, alter or remove fields" }).click();
    const window = joel.page.getByRole("dialog", { name: "Fields for customers" });
    await window.getByRole("button", { name: "New field" }).click();
    await window.getByLabel("Name").fill("Stamp card");
    await window.getByLabel("What it holds").selectOption("One of several values");
    await window.getByRole("button", { name: "Make the field" }).click();
    await window.getByText("A choice has something to choose from.").waitFor();
    assert.deepEqual(await faults(joel.page), []);
    await window.getByLabel("Values to choose from, one per line").fill("Paper\nOn the phone");
    await window.getByRole("button", { name: "Make the field" }).click();
    await window.getByText("Paper, On the phone").waitFor();
    await window.getByRole("button", { name: "New field" }).click();
    await window.getByLabel("Name").fill("Stamps");
    await window.getByLabel("What it holds").selectOption("Number");
    await window.getByLabel("Name").press("Enter");
    await window.getByRole("button", { name: "Alter or remove Stamps" }).waitFor();
    await window.getByRole("button", { name: "Move Stamps up" }).click();
    assert.deepEqual(await faults(joel.page), []);

    // The agent has them at once, and may fill but not define them.
    await fields(marta).getByRole("button", { name: "Stamps: Add" }).waitFor();
    assert.equal(
      await fields(marta).getByRole("button", { name: "Make, alter or remove fields" }).count(),
      0,
    );
    await joel.page.keyboard.press("Escape");
    await window.waitFor({ state: "detached" });

    await fields(marta).getByRole("button", { name: "Stamps: Add" }).press("Enter");
    const stamps = fields(marta).getByRole("textbox", { name: "Stamps" });
    await stamps.fill("a lot");
    await stamps.press("Enter");
    await fields(marta).getByText("This is not a number.").waitFor();
    assert.deepEqual(await faults(marta.page), []);
    await stamps.fill("1007");
    await stamps.press("Enter");
    await fields(marta).getByRole("button", { name: "Stamps: 1,007" }).waitFor();
    await fields(joel).getByRole("button", { name: "Stamps: 1,007" }).waitFor();
    await marta.page.getByText("Stamps is 1,007 now.").waitFor();

    await fields(marta).getByRole("button", { name: "Stamp card: Add" }).click();
    const card = fields(marta).getByRole("combobox", { name: "Stamp card" });
    await card.selectOption("Paper");
    await card.press("Enter");
    await fields(joel).getByRole("button", { name: "Stamp card: Paper" }).waitFor();
    await marta.page.getByRole("button", { name: "Undo" }).click();
    await fields(joel).getByRole("button", { name: "Stamp card: Add" }).waitFor();
    await marta.page.getByText("Stamp card is empty now.").waitFor();

    // Esc leaves everything as it was, and the focus where one came from.
    const filled = fields(marta).getByRole("button", { name: "Stamps: 1,007" });
    await filled.click();
    await stamps.fill("3");
    await stamps.press("Escape");
    await filled.waitFor();
    await house.eventually("the focus is back", () => filled.evaluate((it) => it === document.activeElement));
    assert.deepEqual(await faults(marta.page), []);
    await Promise.all([marta.close(), joel.close()]);
  },
);

house.journey("who writes over what a colleague has just written is told first", async () => {
  const dana = await house.customer("Dana Fielded");
  const joel = await house.inbox("supervisor");
  const marta = await house.inbox("agent");
  await house.spokenTo(joel, dana, "I moved");
  await marta.openConversation("Dana Fielded");
  await fields(joel).getByRole("button", { name: "Make, alter or remove fields" }).click();
  const window = joel.page.getByRole("dialog", { name: "Fields for customers" });
  await window.getByRole("button", { name: "New field" }).click();
  await window.getByLabel("Name").fill("Street");
  await window.getByLabel("Name").press("Enter");
  await window.getByRole("button", { name: "Alter or remove Street" }).waitFor();
  await joel.page.keyboard.press("Escape");
  await window.waitFor({ state: "detached" });

  await fields(marta).getByRole("button", { name: "Street: Add" }).click();
  const street = fields(marta).getByRole("textbox", { name: "Street" });
  await street.fill("Elm Row 4");
  await fields(joel).getByRole("button", { name: "Street: Add" }).click();
  const other = fields(joel).getByRole("textbox", { name: "Street" });
  await other.fill("Elm Road 4");
  await other.press("Enter");
  await fields(joel).getByRole("button", { name: "Street: Elm Road 4" }).waitFor();
  await street.press("Enter");
  await fields(marta).getByText("Street says “Elm Road 4” meanwhile.").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await fields(marta).getByRole("button", { name: "Save" }).click();
  await fields(joel).getByRole("button", { name: "Street: Elm Row 4" }).waitFor();

  // Removed, it is gone from every page; put back, it holds what it held.
  await fields(joel).getByRole("button", { name: "Make, alter or remove fields" }).click();
  await window.getByRole("button", { name: "Alter or remove Street" }).click();
  await window.getByRole("button", { name: "Remove", exact: true }).click();
  await window.getByText("Street is removed").waitFor();
  await fields(marta)
    .getByRole("button", { name: /^Street/ })
    .waitFor({ state: "detached" });
  await window.getByRole("button", { name: "Undo" }).click();
  await fields(marta).getByRole("button", { name: "Street: Elm Row 4" }).waitFor();
  await Promise.all([marta.close(), joel.close()]);
});

house.journey("on a phone, in the dark: a day is put in and taken out again", async () => {
  const finn = await house.customer("Finn Fielded");
  const joel = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  await house.spokenTo(joel, finn, "It is my birthday");
  await joel.page.getByRole("button", { name: "More for this conversation" }).click();
  await joel.page.getByRole("menuitem", { name: "Show person" }).click();
  const drawer = joel.page.getByRole("dialog", { name: "Person" });
  await fields(joel).getByRole("button", { name: "Birthday: Add" }).click();
  const day = drawer.getByLabel("Birthday", { exact: true });
  await day.fill("1990-11-23");
  assert.deepEqual(await faults(joel.page), []);
  await drawer.getByRole("button", { name: "Save" }).click();
  const filled = fields(joel).getByRole("button", { name: "Birthday: 23 November 1990" });
  await filled.waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await filled.click();
  await day.press("Escape");
  await filled.click();
  await day.fill("");
  await day.press("Enter");
  await fields(joel).getByRole("button", { name: "Birthday: Add" }).waitFor();
  await joel.close();
});
