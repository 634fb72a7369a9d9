// The bot knows its place: it waits, answers a greeting nobody answers, and steps back for people.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();
/** Longer than the bot's hold, in business time. */
const PAST_THE_HOLD_MS = 15_000;
const byApi = (messages) => messages.filter((message) => !message.from_me && message.text);

house.journey("a greeting that nobody answers is answered by the bot after its hold, once", async () => {
  const customer = await house.customer("Philippa Brandreth");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Hello!");
  assert.equal((await house.api.messages(customer, house.owner)).length, 1, "it holds back at first");

  await house.api.advance(PAST_THE_HOLD_MS);
  const answer = await house.eventually("the bot's answer is on the customer's phone", async () => {
    const [first] = byApi(await house.api.messages(customer, house.owner));
    return first;
  });
  const shown = inbox.message(answer.text.split("\n")[0]).last();
  await shown.getByRole("img", { name: "Order helper, bot" }).waitFor();
  await inbox.facts.getByText("has the floor").waitFor();

  // A person answers; the bot has nothing more to say to that turn.
  await inbox.write("Hello Philippa, Marta here.");
  await house.api.shown(customer, house.owner, "Hello Philippa, Marta here.");
  await house.api.say(customer, house.owner, "Hello Marta!");
  await inbox.message("Hello Marta!").waitFor();
  await theBotAnswers("Control Zero");
  const heard = byApi(await house.api.messages(customer, house.owner));
  assert.equal(heard.length, 2, heard.map((message) => message.text).join(" | "));
  await inbox.close();
});

house.journey("the owner answers on the phone first: the bot says nothing and falls silent", async () => {
  const customer = await house.customer("Bartholomew Quist");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Good morning");
  await house.api.say(house.owner, customer, "Good morning, Aurora here.");
  await inbox.message("Good morning, Aurora here.").waitFor();
  await inbox.facts.getByText("Phone has the floor").waitFor();
  await theBotAnswers("Control One");

  // Another greeting while the phone holds the floor.
  await house.api.say(customer, house.owner, "Hello?");
  await inbox.message("Hello?").waitFor();
  await theBotAnswers("Control Two");
  const heard = byApi(await house.api.messages(customer, house.owner));
  assert.deepEqual(
    heard.map((message) => message.text),
    ["Good morning, Aurora here."],
  );
});

/** Somebody else greets and nobody answers: once the bot has, it had its chance with everybody before. */
async function theBotAnswers(name) {
  const control = await house.customer(name);
  await house.api.say(control, house.owner, "Hello!");
  await house.eventually("the bot answers where nobody did", async () => {
    await house.api.advance(PAST_THE_HOLD_MS);
    return byApi(await house.api.messages(control, house.owner)).length === 1;
  });
}

house.journey("an agent takes the floor and hands it back", async () => {
  const customer = await house.customer("Seraphina Holm");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Can I order two trays?");
  await inbox.facts.getByText("Nobody has the floor").waitFor();
  await inbox.page.getByRole("button", { name: "Take it" }).click();
  await inbox.facts.getByText("You have the floor").waitFor();
  await inbox.page.getByRole("button", { name: "Hand back" }).click();
  await inbox.facts.getByText("Nobody has the floor").waitFor();
  await inbox.close();
});
