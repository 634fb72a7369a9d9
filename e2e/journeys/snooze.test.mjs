// A conversation out of the way for a while: back at its time, back with the customer's next word, back by Undo.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const HOUR = 3_600_000;

house.journey("an agent snoozes a conversation until a time, and it comes back by itself", async () => {
  const rosa = await house.customer("Rosa Snooze");
  const marta = await house.inbox("agent");
  await house.spokenTo(marta, rosa, "Shall we talk in an hour?");
  await marta.page.locator("main").click({ position: { x: 300, y: 200 } });
  await marta.page.keyboard.press("s");
  await marta.page.getByRole("menuitem", { name: /^In an hour/ }).waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await marta.page.getByRole("menuitem", { name: /^In an hour/ }).click();
  await marta.page.getByText(/^Rosa Snooze is snoozed until /).waitFor();
  await marta.row("Rosa Snooze").waitFor({ state: "detached" });
  assert.deepEqual(await faults(marta.page), []);

  // Taken back, and done again.
  await marta.page.getByRole("button", { name: "Undo" }).click();
  await marta.row("Rosa Snooze").waitFor();
  await marta.page.getByRole("button", { name: "Snooze" }).click();
  await marta.page.getByRole("menuitem", { name: /^In an hour/ }).click();
  await marta.row("Rosa Snooze").waitFor({ state: "detached" });

  await marta.page.goto(`${house.demo.inbox}/inbox?view=snoozed`);
  await marta.row("Rosa Snooze").waitFor();
  await marta.page.goto(`${house.demo.inbox}/inbox?sort=recent`);
  await marta.page.locator("[data-row]").first().waitFor();
  assert.equal(await marta.row("Rosa Snooze").count(), 0);
  await house.api.advance(HOUR + 60_000);
  await marta.row("Rosa Snooze").waitFor();
  await marta.close();
});

house.journey("on a phone: snoozed until the customer writes, which is soon", async () => {
  const abel = await house.customer("Abel Snooze");
  const joel = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  await house.spokenTo(joel, abel, "I will ask my wife");
  await joel.page.getByRole("button", { name: "Snooze" }).click();
  await joel.page.getByRole("menuitem", { name: "When the customer writes" }).click();
  await joel.page.getByText("Abel Snooze is snoozed until they write.").waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.page.getByRole("button", { name: "Back to the conversations" }).click();
  await joel.row("Abel Snooze").waitFor({ state: "detached" });
  await house.api.say(abel, house.owner, "She says yes");
  await joel.row("Abel Snooze").waitFor();
  await joel.close();
});
