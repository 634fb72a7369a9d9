// Saying something later: it waits in the conversation, nobody hears of it before, and then it goes out once.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const HOUR = 3_600_000;

const list = (inbox) => inbox.page.getByRole("region", { name: "To be said later" });

/** Writes it and chooses from the clock's menu. */
async function sayLater(inbox, text, when) {
  await inbox.composer.fill(text);
  await inbox.page.getByRole("button", { name: "Say it later" }).click();
  await inbox.page.getByRole("menuitem", { name: when }).click();
  await list(inbox).getByText(text).waitFor();
}

house.journey("what is written for later goes out at its time, once, as if it were said then", async () => {
  const customer = await house.customer("Beatriz Lobo");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "When is the cake ready?");
  await sayLater(inbox, "It is ready now.", "In an hour");
  assert.equal(await inbox.composer.inputValue(), "");
  assert.equal(await inbox.message("It is ready now.").count(), 0, "no bubble yet");
  assert.deepEqual(await faults(inbox.page), []);
  await house.api.advance(HOUR - 60_000);
  const heard = async () => {
    const messages = await house.api.messages(customer, house.owner);
    return messages.filter(({ text }) => text === "It is ready now.").length;
  };
  assert.equal(await heard(), 0);
  await house.api.advance(120_000);
  await inbox.tick("It is ready now.", "Delivered").waitFor();
  await list(inbox).waitFor({ state: "detached" });
  assert.equal(await heard(), 1);
  await inbox.close();
});

house.journey("what is taken back can be written again, and what is urgent goes at once", async () => {
  const customer = await house.customer("Simone Prado");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Is there rye on Monday?");
  await sayLater(inbox, "There will be.", "In an hour");
  await list(inbox).getByRole("button", { name: "Take back" }).click();
  await list(inbox).waitFor({ state: "detached" });
  assert.equal(await inbox.composer.inputValue(), "There will be.");
  await inbox.page.getByRole("button", { name: "Say it later" }).click();
  await inbox.page.getByRole("menuitem", { name: "In an hour" }).click();
  await list(inbox).getByRole("button", { name: "Say it now" }).click();
  await inbox.tick("There will be.", "Delivered").waitFor();
  await inbox.close();
});

house.journey("the number's page says what waits and how fast it may send", async () => {
  const inbox = await house.inbox("supervisor");
  await inbox.page.getByRole("link", { name: "Numbers" }).click();
  const card = inbox.page
    .locator("section")
    .filter({ has: inbox.page.getByRole("heading", { name: /^Sending/ }) });
  await card.getByText("20 messages a second").waitFor();
  await card.getByRole("row", { name: /The team's answers/ }).waitFor();
  assert.deepEqual(await faults(inbox.page), []);
  await inbox.close();
});
