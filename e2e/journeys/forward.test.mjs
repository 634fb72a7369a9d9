// What one customer said or sent goes on to another.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { pictureFile } from "../lib/files.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

async function forward(inbox, text) {
  const bubble = inbox.message(text).last();
  await bubble.hover();
  await bubble.getByRole("button", { name: "More about this message" }).click();
  await inbox.page.getByRole("menuitem", { name: "Forward" }).click();
  const window = inbox.page.getByRole("dialog", { name: "Forward" });
  await window.waitFor();
  return window;
}

house.journey("words and a picture are forwarded to whom one looks for", async () => {
  const [from, to] = [await house.customer("Hyacinth Giver"), await house.customer("Thelonious Taker")];
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.api.say(to, house.owner, "Tell me when you know");
  await house.spokenTo(inbox, from, "The oven is free on Monday");
  const words = await forward(inbox, "The oven is free on Monday");
  await words.getByLabel("Find a person or a number").fill("thelonious");
  await words.getByRole("list", { name: "Found" }).waitFor();
  await words.getByRole("button", { name: "Send to Thelonious Taker" }).click();
  await words.getByText("Sent", { exact: true }).waitFor();
  assert.deepEqual(await faults(page), []);
  await house.api.shown(to, house.owner, "The oven is free on Monday");
  await words.getByRole("button", { name: "Open the conversation with Thelonious Taker" }).click();
  await inbox.thread("Thelonious Taker").waitFor();
  await inbox.message("The oven is free on Monday").waitFor();

  await inbox.openConversation(from.name);
  await house.api.sendFile(from, house.owner, pictureFile("oven.png"), "This oven");
  await inbox.message("This oven").getByRole("button", { name: /^Open/ }).waitFor();
  const picture = await forward(inbox, "This oven");
  await picture.getByLabel("Find a person or a number").fill("nobody at all");
  await picture.getByText("Nobody was found.").waitFor();
  await picture.getByLabel("Find a person or a number").fill("Taker");
  await picture.getByRole("button", { name: "Send to Thelonious Taker" }).click();
  const sent = await house.api.shown(to, house.owner, "This oven");
  assert.match(sent.media.mime, /^image\//);
  await inbox.close();
});

house.journey("on a phone: whoever cannot be written to freely is told so, and nothing goes", async () => {
  const [from, to] = [await house.customer("Ottavio Giver"), await house.customer("Ursula Long-Ago")];
  const inbox = await house.inbox("agent", { width: 360, height: 740, scheme: "dark" });
  const { page } = inbox;
  await house.api.say(to, house.owner, "A while ago");
  await inbox.openConversation(to.name);
  await house.api.advance(25 * 3_600_000);
  await house.spokenTo(inbox, from, "A word from today");
  await inbox.message("A word from today").focus();
  const window = await forward(inbox, "A word from today");
  await window.getByLabel("Find a person or a number").fill("Ursula");
  await window.getByRole("button", { name: "Send to Ursula Long-Ago" }).click();
  await window.getByRole("alert").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  const texts = (await house.api.messages(to, house.owner)).map(({ text }) => text);
  assert.ok(!texts.includes("A word from today"));
  await inbox.close();
});
