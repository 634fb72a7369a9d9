// A bot of one's own: added on the rules page, told turns by webhook, never over a person, and with people once it hands over.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { faults } from "../lib/axe.mjs";
import { startBot } from "../lib/outsideBot.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
let bot;
before(async () => {
  bot = await startBot();
});
after(() => bot?.stop());

async function rulesPage(inbox) {
  const { page } = inbox;
  await page.getByRole("link", { name: "Numbers" }).first().click();
  const rules = page.getByRole("link", { name: "Rules" });
  const number = page.locator("main a[href*='/numbers/']").first();
  await Promise.race([rules.waitFor(), number.waitFor()]);
  if (!(await rules.isVisible())) await number.click();
  await rules.click();
  await page.getByRole("heading", { name: "Rules", level: 1 }).waitFor();
  return page.locator("section", { has: page.getByRole("heading", { name: /^Bot of your own/ }) });
}

/** The customer asks, and everybody's head start goes by until the bot was told. */
async function asks(inbox, customer, text) {
  const before = bot.told;
  await house.spokenTo(inbox, customer, text);
  await house.eventually("the bot is told", async () => {
    await house.api.advance(3_000);
    return bot.told > before;
  });
}

const onPhone = async (customer) =>
  (await house.api.messages(customer, house.owner))
    .filter((message) => !message.from_me)
    .map(({ text }) => text);

house.journey("an owner adds a bot, sees its keys once, and tests it", async () => {
  const inbox = await house.inbox("owner");
  const { page } = inbox;
  const card = await rulesPage(inbox);
  await card.getByText("No bot of your own answers here").waitFor();
  await card.getByRole("button", { name: "Add a bot" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Add a bot of your own" });
  await form.getByLabel("Name").fill("Rye bot");
  await form.getByLabel("Address").fill("ftp://bot.example");
  await form.getByRole("button", { name: "Add a bot" }).press("Enter");
  await form.getByText(/Use one that begins with https/).waitFor();
  await form.getByLabel("Address").fill(bot.url);
  await form.getByRole("button", { name: "Add a bot" }).press("Enter");

  const window = page.getByRole("dialog", { name: "Keys of your bot" });
  const key = (name) => window.getByLabel(name, { exact: true }).inputValue();
  bot.knows({ secret: await key("Signing secret"), token: await key("Reply token") });
  assert.deepEqual(await faults(page), []);
  await window.getByRole("button", { name: "I have copied both" }).press("Enter");
  await window.waitFor({ state: "detached" });

  await card.getByRole("button", { name: "Test" }).press("Enter");
  await card.getByText("It is there: it answered 204.").waitFor();
  await card.getByText("It was not asked yet.").waitFor();
  await page.reload();
  await card.getByText("Rye bot").waitFor();
  assert.equal(await page.getByText("whsec_").count(), 0, "keys are told once");
  assert.deepEqual(await faults(page), []);
});

house.journey("what the bot says twice goes out once, and what it says differently never", async () => {
  const customer = await house.customer("Leopoldine Varga");
  const inbox = await house.inbox("agent");
  await asks(inbox, customer, "Do you have rye? I ask twice.");
  await house.api.shown(customer, house.owner, "Two loaves of rye are left.");
  const shown = inbox.message("Two loaves of rye are left.");
  await shown.getByRole("img", { name: "Rye bot, bot" }).waitFor();
  await inbox.facts.getByText("Rye bot has the floor").waitFor();

  bot.saysItNow();
  await house.eventually("both were answered", () => bot.heard.length === 2);
  const [same, other] = bot.heard.splice(0).sort((one, two) => one.status - two.status);
  assert.deepEqual(same, { status: 200, code: null, repeated: true });
  assert.deepEqual(other, { status: 409, code: "bot_repeated", repeated: null });
  await house.api.advance(60_000);
  assert.deepEqual(await onPhone(customer), ["Two loaves of rye are left."]);
});

house.journey("the owner on the phone is quicker than a slow bot, which is told so", async () => {
  const customer = await house.customer("Ignatius Brandt");
  const inbox = await house.inbox("owner");
  await asks(inbox, customer, "Rye? You may be slow.");
  await house.api.say(house.owner, customer, "Yes, Aurora here.");
  await inbox.message("Yes, Aurora here.").waitFor();
  bot.saysItNow();
  await house.eventually("it was answered", () => bot.heard.length === 1);
  assert.deepEqual(bot.heard.splice(0), [{ status: 409, code: "bot_answered", repeated: null }]);
  await house.api.advance(60_000);
  assert.deepEqual(await onPhone(customer), ["Yes, Aurora here."]);

  const card = await rulesPage(inbox);
  const turn = card.getByRole("listitem").filter({ hasText: "Ignatius Brandt" });
  await turn.getByText("Somebody else had answered.").waitFor();
});

house.journey("a hand-over tells people what the bot learnt, and they hand back", async () => {
  const customer = await house.customer("Wilhelmina Oakes");
  const inbox = await house.inbox("supervisor");
  await asks(inbox, customer, "We have a party on Sunday.");
  await inbox.page.getByText("handed this over to people").waitFor();
  await inbox.page.getByText("Wants trays for a party on Sunday.").waitFor();
  await inbox.facts.getByText("Needs a person").waitFor();
  await inbox.row("Wilhelmina Oakes").getByText("Needs a person").waitFor();
  assert.deepEqual(await faults(inbox.page), []);

  await inbox.facts.getByRole("button", { name: "Hand back" }).press("Enter");
  await inbox.facts.getByText("Nobody has the floor").waitFor();
  await asks(inbox, customer, "Are you there?");
  await inbox.facts.getByText("Needs a person").waitFor();
  await inbox.write("With pleasure, Wilhelmina.");
  await inbox.facts.getByText("You have the floor").waitFor();

  await rulesPage(inbox);
  const { page } = inbox;
  const row = page.getByRole("row", { name: /A bot handed over to people/ });
  await row.getByText(/A person came after/).waitFor();
});

house.journey(
  "the card fits a phone's width, in the dark, and the bot is turned off and removed",
  async () => {
    const inbox = await house.inbox("owner", { width: 390, height: 844, scheme: "dark" });
    const { page } = inbox;
    const card = await rulesPage(inbox);
    await card.getByText("Rye bot").waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    assert.deepEqual(await faults(page), []);
    await card.getByRole("button", { name: "New keys" }).press("Enter");
    await card.getByRole("button", { name: "Make new keys" }).press("Enter");
    await page.getByRole("button", { name: "I have copied both" }).press("Enter");
    await card.getByRole("button", { name: "Test" }).press("Enter");
    await card.getByText(/does not take the signature/).waitFor();
    await card.getByRole("button", { name: "Turn off" }).press("Enter");
    await card.getByText(/^Off since/).waitFor();
    await card.getByRole("button", { name: "Remove", exact: true }).press("Enter");
    await card.getByRole("button", { name: "Remove it" }).press("Enter");
    await card.getByText("No bot of your own answers here").waitFor();
  },
);
