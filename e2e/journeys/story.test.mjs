// Finding one's way in a conversation: why something is here, where a quote leads, what was said on a day, the pictures.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { pictureFile } from "../lib/files.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

/** How many rows of messages the page holds. */
const rows = (page) => page.locator("[data-message]").count();

const inView = (message) =>
  message.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    const log = node.closest('[role="log"]').getBoundingClientRect();
    return top >= log.top && bottom <= log.bottom;
  });

house.journey("a message tells its story, from either side, by keyboard", async () => {
  const customer = await house.customer("Wilhelmina Story");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Is the oven on?");
  await inbox.write("Since five this morning.");
  await inbox.tick("Since five this morning.", /^(Delivered|Read)$/).waitFor();
  await page.keyboard.press("Escape");
  await inbox.thread(customer.name).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("i");
  const story = page.getByRole("dialog", { name: "Why is this here?" });
  await story.getByText("Marta Pires wrote it here").waitFor();
  await story.getByText("WhatsApp was called").waitFor();
  await story.getByText("It stands there as it does here.").waitFor();
  await story.getByText("It was on the customer’s device").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await story.waitFor({ state: "detached" });

  await inbox.message("Is the oven on?").hover();
  await inbox.message("Is the oven on?").getByRole("button", { name: "More about this message" }).click();
  await page.getByRole("menuitem", { name: "Why is this here?" }).click();
  await story.getByText("WhatsApp, as it happened").waitFor();
  await story.getByText("The customer sent it").waitFor();
  await page.keyboard.press("Escape");
  await house.api.say(house.owner, customer, "Come by, it is warm.");
  const echo = inbox.message("Come by, it is warm.");
  await echo.hover();
  await echo.getByRole("button", { name: "More about this message" }).click();
  await page.getByRole("menuitem", { name: "Why is this here?" }).click();
  await story.getByText("WhatsApp’s echo of the phone").waitFor();
  await inbox.close();
});

house.journey(
  "a quote leads to what it answers, however far back, and a long thread stays short",
  async () => {
    const customer = await house.customer("Barnaby Long");
    const inbox = await house.inbox("agent");
    const { page } = inbox;
    await house.spokenTo(inbox, customer, "The very first word");
    const first = await house.api.shown(customer, house.owner, "The very first word");
    for (let no = 0; no < 320; no += 1) await house.api.say(customer, house.owner, `Line ${no} of many`);
    await inbox.message("Line 319 of many").waitFor();
    await house.api.answer(customer, house.owner, first, "That one, you see");
    const quoting = inbox.message("That one, you see");
    await quoting.waitFor();
    const most = await rows(page);
    assert.ok(most <= 240, `${most} messages stand on the page`);
    await quoting.getByRole("button", { name: /The very first word/ }).click();
    const begin = inbox.message("The very first word").first();
    await begin.waitFor();
    await house.eventually("it is in view", () => inView(begin));

    // From there down to the end again: nothing is missing between, and the page never holds them all.
    const log = inbox.thread(customer.name);
    const seen = new Set();
    let held = 0;
    await house.eventually("the end is reached", async () => {
      const texts = await page.locator("[data-message]").allInnerTexts();
      held = Math.max(held, texts.length);
      for (const text of texts) {
        const no = /Line (\d+) of many/.exec(text)?.[1];
        if (no) seen.add(Number(no));
      }
      await log.evaluate((node) => node.scrollBy(0, 600));
      return seen.has(319) && seen.size === 320;
    });
    assert.ok(held <= 240, `${held} messages stood on the page at once`);
    await inbox.close();
  },
);

house.journey("one goes to a date, and through the pictures with the arrows", async () => {
  const customer = await house.customer("Octavia Day");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Here they come");
  for (const name of ["one", "two", "three"]) {
    await house.api.sendFile(customer, house.owner, pictureFile(`${name}.png`), `Picture ${name}`);
    await inbox.message(`Picture ${name}`).getByRole("img").first().waitFor();
  }
  await inbox.message("Picture three").getByRole("button", { name: /^Open/ }).click();
  const viewer = page.getByRole("dialog", { name: "Pictures" });
  await viewer.getByText("Picture three").waitFor();
  await page.keyboard.press("ArrowLeft");
  await viewer.getByText("Picture two").waitFor();
  await page.keyboard.press("ArrowLeft");
  await viewer.getByText("Picture one").waitFor();
  await viewer.getByRole("button", { name: "The one before" }).and(page.locator(":disabled")).waitFor();
  assert.deepEqual(await faults(page), []);
  await viewer.getByRole("button", { name: "Show in the thread" }).click();
  await viewer.waitFor({ state: "detached" });
  await house.eventually("it is in view", () => inView(inbox.message("Picture one")));

  await page.keyboard.press("d");
  const dates = page.getByRole("dialog", { name: "Go to a date" });
  await dates.getByLabel("Day").waitFor();
  assert.deepEqual(await faults(page), []);
  await dates.getByRole("button", { name: "To the beginning" }).click();
  await dates.waitFor({ state: "detached" });
  await house.eventually("the first is in view", () => inView(inbox.message("Here they come")));
  await inbox.close();
});
