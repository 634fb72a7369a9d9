// What happens where nobody looks is told: by a sound, by the device, by a card; not where one looks, not in quiet hours.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

/** Counts the page's sounds and its device's notices, which are made all the same. */
const listen = (inbox) =>
  inbox.page.context().addInitScript(() => {
    globalThis.heard = { sounds: 0, notices: [] };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      globalThis.heard.sounds += 1;
      return start.apply(this, when);
    };
    globalThis.Notification = class extends Notification {
      constructor(title, options) {
        super(title, options);
        globalThis.heard.notices.push([title, options.body]);
      }
    };
  });
/** The card that tells of a customer. */
const told = (inbox, name) =>
  inbox.page.getByRole("region", { name: "What happens elsewhere" }).getByRole("button", { name });
const heard = (inbox) => inbox.page.evaluate(() => globalThis.heard);

house.journey("away from the list a card and a sound tell who wrote, and the card leads there", async () => {
  const customer = await house.customer("Nora Notice");
  const marta = await house.inbox("agent");
  await listen(marta);
  await house.spokenTo(marta, customer, "Hello?");
  // Read where it is read: nothing is told.
  await house.api.say(customer, house.owner, "Is the rye ready?");
  await marta.message("Is the rye ready?").waitFor();

  await marta.page.getByRole("link", { name: "Numbers" }).click();
  await marta.page.getByRole("heading", { name: "Forno Aurora" }).waitFor();
  assert.equal((await heard(marta)).sounds, 0);
  await house.api.say(customer, house.owner, "And two rolls, please");
  const card = told(marta, "Nora Notice");
  await card.getByText("And two rolls, please").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await house.eventually("it sounds", async () => (await heard(marta)).sounds === 2);
  await card.click();
  await marta.message("And two rolls, please").waitFor();
  await card.waitFor({ state: "detached" });
  assert.deepEqual(marta.page.troubles, []);
});

house.journey("what one is told of is chosen, by view and by hour, and kept", async () => {
  const customer = await house.customer("Quentin Quiet");
  const marta = await house.inbox("agent");
  await house.spokenTo(marta, customer, "Good evening");
  await listen(marta);
  await marta.page.goto(`${house.demo.inbox}/account`);
  const card = marta.page.getByRole("heading", { name: "Notices" }).locator("..").locator("..");
  await card.getByLabel("Quiet hours, without sound and device").check();
  // All day, but for the minute before midnight.
  await card.getByLabel("From").fill("00:00");
  await card.getByLabel("To", { exact: true }).fill("23:59");
  assert.deepEqual(await faults(marta.page), []);
  await house.api.say(customer, house.owner, "Are you there?");
  const quentin = told(marta, "Quentin Quiet");
  await quentin.waitFor();
  assert.equal((await heard(marta)).sounds, 0);
  await quentin.waitFor({ state: "detached" });

  // Nothing of what is nobody's any more: no card either.
  await card.getByLabel("Conversations that are nobody’s").uncheck();
  await card.getByLabel("Quiet hours, without sound and device").uncheck();
  await marta.page.reload();
  await card.getByLabel("Conversations that are nobody’s").waitFor();
  assert.equal(await card.getByLabel("Conversations that are nobody’s").isChecked(), false);
  const silent = await house.customer("Sam Silent");
  const mine = await house.customer("Mona Mine");
  const joel = await house.inbox("supervisor");
  await house.spokenTo(joel, mine, "For Marta, please");
  await joel.page.getByRole("button", { name: "Assign" }).click();
  await joel.page.getByRole("menuitem", { name: "Marta Pires" }).click();
  await joel.page.getByRole("button", { name: /Assigned to Marta Pires/ }).waitFor();
  await house.api.say(silent, house.owner, "Anybody?");
  await house.spokenTo(joel, silent, "Hello?");
  await house.api.say(mine, house.owner, "Is she there?");
  await told(marta, "Mona Mine").waitFor();
  assert.equal(await told(marta, "Sam Silent").count(), 0);
  assert.deepEqual([...marta.page.troubles, ...joel.page.troubles], []);
});

house.journey("the device tells while the page is out of sight, once the browser may", async () => {
  const customer = await house.customer("Dina Device");
  const aurora = await house.inbox("owner");
  await listen(aurora);
  await house.spokenTo(aurora, customer, "Hello");
  await aurora.page.context().grantPermissions(["notifications"], { origin: house.demo.inbox });
  await aurora.page.goto(`${house.demo.inbox}/account`);
  const desktop = aurora.page.getByLabel("Notices of this device, while the page is out of sight");
  // The browser is asked first, which takes its time.
  await Promise.all([aurora.page.waitForResponse(/\/me\/notices$/u), desktop.click()]);
  await house.eventually("the browser may", () => desktop.isChecked());
  await aurora.page.goto(`${house.demo.inbox}/inbox`);
  await aurora.row("Dina Device").waitFor();
  await aurora.page.getByRole("region", { name: "What happens elsewhere" }).waitFor({ state: "attached" });
  // As when another tab is looked at.
  await aurora.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await house.api.say(customer, house.owner, "Can you hear me?");
  await house.eventually("the device tells", async () => (await heard(aurora)).notices.length === 1);
  assert.deepEqual((await heard(aurora)).notices, [["Dina Device", "Can you hear me?"]]);
  assert.deepEqual(aurora.page.troubles, []);
});
