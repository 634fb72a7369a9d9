// What went over the wire: found by what one knows of it, told as the story of a message, and broken on purpose.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("the story of a message leads to an exchange and back, and Escape closes it", async () => {
  const customer = await house.customer("Cordelia Finch");
  const bench = await house.bench({ width: 1440 });
  const { page } = bench;
  await bench.lay(customer);
  await bench.write(customer, "A seeded loaf for Friday, please");
  await bench.lines("A seeded loaf for Friday").first().waitFor();

  await bench
    .messages(customer)
    .getByRole("button", { name: "What to do with: A seeded loaf" })
    .press("Enter");
  await page.getByRole("menuitem", { name: "Reply" }).waitFor();
  await bench.assertFlawless("the menu of a bubble");
  await page.getByRole("menuitem", { name: "What happened to it" }).click();
  const story = page.getByRole("region", { name: "What happened to this message" });
  await story.getByText("Cordelia Finch wrote it on the phone (text)").waitFor();
  const webhook = story.getByRole("button").filter({ hasText: "Webhook" }).first();
  await webhook.getByText("A seeded loaf for Friday").waitFor();
  await bench.assertFlawless("a story");

  await webhook.press("Enter");
  const exchange = page.getByRole("region", { name: "What was sent" });
  await exchange.getByText("signature good").waitFor();
  await exchange.getByText("A seeded loaf for Friday").waitFor();
  await bench.assertFlawless("an exchange of a story");
  const back = exchange.getByRole("button", { name: "Back to the story" });
  assert.ok(await back.evaluate((one) => one === document.activeElement), "the way back has the focus");
  await page.keyboard.press("Enter");
  await webhook.waitFor();
  assert.ok(
    await webhook.evaluate((one) => one === document.activeElement),
    "the chapter has the focus again",
  );
  await page.keyboard.press("Escape");
  await story.waitFor({ state: "hidden" });
  await page.getByText("Pick a line to see what was sent").waitFor();
  await bench.close();
});

house.journey("traffic is found by number, status, words, field and phone", async () => {
  const [one, other] = [await house.customer("Rosalind Thackeray"), await house.customer("Ignatius Bell")];
  await house.api.say(one, house.owner, "Forty rolls, unsliced");
  await house.api.say(other, house.owner, "Half a tray of focaccia");
  const bench = await house.bench({ width: 1440 });
  const { page } = bench;
  const [rolls, focaccia] = [bench.lines("Forty rolls"), bench.lines("Half a tray")];
  await rolls.first().waitFor();
  await focaccia.first().waitFor();
  const field = page.getByRole("searchbox", { name: "Find in the traffic" });
  const only = async (there, gone) => {
    await gone.first().waitFor({ state: "hidden" });
    await there.first().waitFor();
  };

  const { digits } = one;
  await field.fill(`+${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`);
  await only(rolls, focaccia);
  await field.fill("HALF A TRAY");
  await only(focaccia, rolls);
  await field.fill("599");
  await page.getByText("Nothing fits what you look for").waitFor();
  await bench.assertFlawless("nothing found");
  await page.getByRole("button", { name: "Show all traffic" }).click();
  await rolls.first().waitFor();

  const filters = page.getByRole("button", { name: /^(Filter|1 filter|2 filters)$/u });
  await filters.press("Enter");
  const choices = page.getByRole("dialog");
  await choices.getByLabel("Phone").selectOption({ label: other.name });
  await only(focaccia, rolls);
  await choices.getByLabel("Field, endpoint").selectOption("messages");
  await page.getByRole("button", { name: "2 filters" }).waitFor();
  await focaccia.first().waitFor();
  await bench.assertFlawless("the filters");
  await choices.getByLabel("Answer").selectOption({ label: "Refused, 4xx" });
  await page.getByText("Nothing fits what you look for").waitFor();
  await choices.getByLabel("Answer").selectOption({ label: "Accepted, 2xx" });
  await focaccia.first().waitFor();
  await choices.getByRole("button", { name: "Clear" }).click();
  await rolls.first().waitFor();
  await page.keyboard.press("Escape");
  await choices.waitFor({ state: "hidden" });

  const kinds = page.getByRole("group", { name: "Traffic", exact: true });
  await kinds.getByText("Graph", { exact: true }).click();
  await rolls.first().waitFor({ state: "hidden" });
  await kinds.getByText("Webhooks", { exact: true }).click();
  await rolls.first().waitFor();
  await bench.close();
});

house.journey("a fault rule counts what it hits, and all faults go at once", async () => {
  const customer = await house.customer("Percival Stubbs");
  const bench = await house.bench({ width: 1440 });
  const { page } = bench;
  await bench.part("Faults");
  const faults = page.getByRole("region", { name: "Faults" });
  await faults.getByRole("button", { name: "Add a rule" }).press("Enter");
  await faults.getByLabel("Where").selectOption("webhook:messages");
  await faults.getByLabel("What", { exact: true }).selectOption({ label: "twice" });
  await faults.getByLabel("When").selectOption({ label: "always" });
  await faults.getByLabel("Who").selectOption({ label: customer.name });
  await bench.assertFlawless("the form of a rule");
  await faults.getByRole("button", { name: "Set", exact: true }).click();
  const rule = faults.getByRole("listitem").filter({ hasText: "Percival" });
  await rule.getByText("not met yet").waitFor();

  await house.api.say(customer, house.owner, "Is the oven on?");
  await rule.getByText("1 of 1 hit").waitFor();
  await bench.lines("Is the oven on?").nth(1).waitFor();
  await bench.assertFlawless("a rule that was hit");
  await house.api.shown(house.owner, customer, "Is the oven on?");

  await faults.getByRole("button", { name: "All off" }).click();
  await faults.getByRole("status").getByText("0 faults are on").waitFor();
  await rule.waitFor({ state: "hidden" });
  const { rules } = await house.api.call("GET", "/faults/rules");
  assert.deepEqual(rules, []);
  await bench.close();
});
