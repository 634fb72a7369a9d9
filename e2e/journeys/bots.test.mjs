// Bots beside people: answers that crossed are told, and counted with what did not happen.
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

/** The owner's word is on its way for a minute while the bot, which cannot know, answers. */
async function crossed(customer, inbox) {
  const byApi = async () => {
    const messages = await house.api.messages(customer, house.owner);
    return messages.some((message) => !message.from_me && message.text?.includes("Order helper"));
  };
  await house.spokenTo(inbox, customer, "Hello!");
  await house.api.call("POST", "/faults/rules", {
    on: { webhook: "smb_message_echoes" },
    when: { next: 1 },
    what: { delay: { from_ms: 60_000, to_ms: 60_000 } },
  });
  await house.api.advance(3_000);
  await house.api.say(house.owner, customer, "Good morning, Aurora here.");
  await house.eventually("the bot answers what it cannot know to be answered", async () => {
    await house.api.advance(5_000);
    return await byApi();
  });
  await house.api.advance(60_000);
  await inbox.message("Good morning, Aurora here.").waitFor();
}

house.journey("an answer that crossed the bot's is told in the thread and in the report", async () => {
  const customer = await house.customer("Cornelius Achterberg");
  const inbox = await house.inbox("supervisor");
  await crossed(customer, inbox);
  await inbox.page.getByText(/The phone and Order helper answered at once/).waitFor();
  assert.deepEqual(await faults(inbox.page), []);

  const page = await rulesPage(inbox);
  const report = page.locator("section", { has: page.getByRole("heading", { name: /^People and bots/ }) });
  const count = report.getByRole("row", { name: /Answered at once by the phone and a bot/ });
  await count.getByRole("cell", { name: "1", exact: true }).waitFor();
  await report.getByRole("link", { name: "Cornelius Achterberg" }).press("Enter");
  await inbox.message("Good morning, Aurora here.").waitFor();
});

house.journey("the report fits a phone's width, in the dark", async () => {
  const inbox = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  const page = await rulesPage(inbox);
  await page.getByRole("heading", { name: /^People and bots/ }).waitFor();
  await page.getByText("Double answers prevented").waitFor();
  assert.deepEqual(await faults(page), []);
});
