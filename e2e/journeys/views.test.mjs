// What one looks for again and again is kept under a name: by keyboard, for oneself or the team, altered, removed and back.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const menu = async (inbox, button) => {
  await inbox.page.getByRole("button", { name: button }).click();
  return inbox.page.getByRole("menu");
};

house.journey("a view is kept by keyboard, shared, and a colleague narrows the list down by it", async () => {
  const [rosa, abel] = [await house.customer("Rosa View"), await house.customer("Abel View")];
  const marta = await house.inbox("agent");
  const joel = await house.inbox("supervisor");
  await house.spokenTo(marta, rosa, "Is the rye ready?");
  await house.spokenTo(marta, abel, "Six rolls, please");
  await house.api.say(house.owner, abel, "They are yours");

  await marta.page.goto(`${house.demo.inbox}/inbox?last_word=customer&sort=recent`);
  await marta.row("Rosa View").waitFor();
  await marta.page.keyboard.press("Shift+S");
  const form = marta.page.getByRole("dialog", { name: "Views" });
  await form.getByLabel("Name").fill("Customer spoke last");
  await form.getByText("Last word: Customer").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await form.getByLabel("The whole team has it").check();
  await form.getByLabel("Name").press("Enter");
  await form.waitFor({ state: "detached" });
  await marta.page.getByRole("button", { name: "Views: Customer spoke last" }).waitFor();

  // It is in a colleague's menu without a reload, and narrows the list down.
  await joel.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
  await joel.row("Abel View").waitFor();
  await (await menu(joel, "Views")).getByRole("menuitem", { name: "Customer spoke last" }).click();
  await joel.row("Abel View").waitFor({ state: "detached" });
  await joel.row("Rosa View").waitFor();
  assert.match(joel.page.url(), /last_word=customer/);

  // Found from anywhere.
  await joel.page.goto(`${house.demo.inbox}/numbers`);
  await joel.page.getByRole("heading", { name: "Forno Aurora" }).waitFor();
  await joel.page.keyboard.press("Control+k");
  await joel.page.getByRole("dialog").getByRole("combobox").fill("customer spoke");
  await joel.page.getByRole("option", { name: "View: Customer spoke last" }).click();
  await joel.row("Rosa View").waitFor();
  assert.deepEqual([...marta.page.troubles, ...joel.page.troubles], []);
});

house.journey("a view is renamed and given other filters, removed, and back by Undo", async () => {
  const marta = await house.inbox("agent");
  await marta.page.goto(`${house.demo.inbox}/inbox?view=waiting&waiting_minutes=60`);
  await (await menu(marta, "Views")).getByRole("menuitem", { name: "Save what the list shows…" }).click();
  const window = marta.page.getByRole("dialog", { name: "Views" });
  await window.getByLabel("Name").fill("Waiting over an hour");
  await window.getByRole("button", { name: "Save" }).click();
  await window.waitFor({ state: "detached" });

  await marta.page.goto(`${house.demo.inbox}/inbox?view=waiting&waiting_minutes=240`);
  await (await menu(marta, "Views")).getByRole("menuitem", { name: "Alter or remove views…" }).click();
  await window.getByRole("button", { name: "Alter or remove Waiting over an hour" }).click();
  await window.getByLabel("Name").fill("Waiting over four hours");
  await window.getByLabel("Show what the list shows now").check();
  await window.getByRole("button", { name: "Save" }).click();
  await window.getByText("Waits at least: 4 h").waitFor();

  await window.getByRole("button", { name: "Alter or remove Waiting over four hours" }).click();
  await window.getByRole("button", { name: "Remove", exact: true }).click();
  await window.getByText("Waiting over four hours is removed.").waitFor();
  await window.getByRole("button", { name: "Undo" }).click();
  await window.getByRole("button", { name: "Alter or remove Waiting over four hours" }).waitFor();
  await marta.page.keyboard.press("Escape");
  await marta.page.getByRole("button", { name: "Views: Waiting over four hours" }).waitFor();
  assert.deepEqual(marta.page.troubles, []);
});

house.journey("on a phone, in the dark: the menu is at hand", async () => {
  const vera = await house.inbox("owner", { width: 390, height: 844, scheme: "dark" });
  await vera.page.goto(`${house.demo.inbox}/inbox`);
  const opened = await menu(vera, "Views");
  await opened.getByRole("menuitem", { name: "Save what the list shows…" }).waitFor();
  assert.deepEqual(await faults(vera.page), []);
});
