// Spoken at the inbox: heard on the customer's phone, and the other way round.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("a voice message is spoken, heard again, sent, and heard on the customer's phone", async () => {
  const customer = await house.customer("Ludovica Voice");
  const inbox = await house.inbox("agent");
  const { page, composer } = inbox;
  await page.context().grantPermissions(["microphone"]);
  await house.spokenTo(inbox, customer, "Tell me how it is made");
  await composer.fill("And in words, later");
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await page.getByRole("timer", { name: "Recording" }).getByText("0:01").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Play: Voice message" }).first().waitFor();
  const send = page.getByRole("button", { name: "Send", exact: true });
  await house.eventually("it is uploaded", () => send.isEnabled());
  await send.click();
  const sent = await house.eventually("the customer has it", async () => {
    const all = await house.api.messages(customer, house.owner);
    return all.find(({ voice, from_me }) => voice && !from_me);
  });
  assert.match(sent.media.mime, /^audio\/ogg/);
  assert.equal(await composer.inputValue(), "And in words, later", "it takes no words with it");
  const player = page.locator("[data-message]").getByRole("button", { name: /^Play: / });
  await player.last().click();
  await page
    .getByRole("button", { name: /^Speed/ })
    .last()
    .click();
  assert.deepEqual(await faults(page), []);
  // What is discarded goes nowhere.
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await page.getByRole("timer", { name: "Recording" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("timer", { name: "Recording" }).waitFor({ state: "detached" });
  await inbox.close();
});

house.journey("on a phone, files, voice and templates are behind one button", async () => {
  const customer = await house.customer("Ambrose Thumb");
  const inbox = await house.inbox("agent", { width: 360, height: 740 });
  const { page } = inbox;
  await page.context().grantPermissions(["microphone"]);
  await house.spokenTo(inbox, customer, "Here, with one hand");
  const more = page.getByRole("button", { name: "Attach, speak, pick a template" });
  await more.click();
  await page.getByRole("menuitem", { name: "Templates" }).click();
  const picker = page.getByRole("dialog", { name: "Send a template" });
  await picker.waitFor();
  await page.keyboard.press("Escape");
  await picker.waitFor({ state: "detached" });
  await more.click();
  await page.getByRole("menuitem", { name: "Record a voice message" }).click();
  await page.getByRole("timer", { name: "Recording" }).getByText("0:01").waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  const send = page.getByRole("button", { name: "Send", exact: true });
  await house.eventually("it is uploaded", () => send.isEnabled());
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await send.click();
  await house.eventually("the customer has it", async () =>
    (await house.api.messages(customer, house.owner)).some(({ voice, from_me }) => voice && !from_me),
  );
  await inbox.close();
});
