// The list narrowed down: by keyboard and by finger, kept in the address, right while things happen, taken away chip by chip.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const pill = (page, group, name) =>
  page.getByRole("group", { name: group }).getByRole("button", { name, exact: true });

house.journey("an agent narrows the list down and it follows what happens", async () => {
  const [rosa, abel] = [await house.customer("Rosa Filter"), await house.customer("Abel Filter")];
  const marta = await house.inbox("agent");
  await house.spokenTo(marta, rosa, "Is the rye ready?");
  await house.spokenTo(marta, abel, "Six rolls, please");
  await house.api.say(house.owner, abel, "They are yours");
  await marta.page.goto(`${house.demo.inbox}/inbox?sort=recent`);
  await marta.row("Rosa Filter").waitFor();

  await marta.page.keyboard.press("Shift+F");
  await pill(marta.page, "Last word", "Customer").click();
  await marta.row("Abel Filter").waitFor({ state: "detached" });
  await marta.row("Rosa Filter").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await marta.page.keyboard.press("Escape");
  assert.match(marta.page.url(), /last_word=customer/);

  // What comes in is looked at by the same filter, both ways.
  await house.api.say(abel, house.owner, "Thank you!");
  await marta.row("Abel Filter").waitFor();
  await house.api.say(house.owner, rosa, "From eight on");
  await marta.row("Rosa Filter").waitFor({ state: "detached" });

  // Who opens the address sees the same.
  await marta.page.reload();
  await marta.row("Abel Filter").waitFor();
  await marta.row("Rosa Filter").waitFor({ state: "detached" });
  await marta.page.getByRole("button", { name: "Remove: Last word: Customer" }).click();
  await marta.row("Rosa Filter").waitFor();
  assert.doesNotMatch(marta.page.url(), /last_word/);
  await marta.close();
});

house.journey("on a phone a filter that leaves nothing says so and can be taken away", async () => {
  const marta = await house.inbox("agent", { width: 390, height: 844, scheme: "dark" });
  await marta.page.locator("[data-row]").first().waitFor();
  await marta.page.getByRole("button", { name: "Filter", exact: true }).click();
  await pill(marta.page, "Last word", "Other software").click();
  await pill(marta.page, "Assigned to", "Me").click();
  await marta.page.keyboard.press("Escape");
  await marta.page.getByText("Nothing fits the filters").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await marta.page.getByRole("button", { name: "Remove: Assigned to: Me" }).waitFor();
  await marta.page.getByRole("link", { name: "Remove the filters" }).click();
  await marta.page.locator("[data-row]").first().waitFor();
  await marta.close();
});
