// A number's safety: bad news shows on its page with a reason and a remedy, a supervisor lets campaigns go on with a reason of
// their own, and what WhatsApp has closed stays closed.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const tell = (event) => house.api.call("POST", "/account/events", event);

async function safetyOf(inbox) {
  const { page } = inbox;
  await page.getByRole("link", { name: "Numbers" }).first().click();
  const card = page.locator("section", { has: page.getByRole("heading", { name: /^Safety/ }) });
  const number = page.locator("main a[href*='/numbers/']").first();
  await Promise.race([card.waitFor(), number.waitFor()]);
  if (!(await card.isVisible())) await number.click();
  await card.getByRole("meter", { name: "Risk" }).waitFor();
  return card;
}

house.journey("a calm number says so, and how many people it may still write to", async () => {
  const card = await safetyOf(await house.inbox("supervisor"));
  await card.getByText("Nothing speaks against bulk messages.").waitFor();
  await card.getByText(/Written to first in 24 hours: 0/).waitFor();
  assert.equal(await card.getByRole("button", { name: "Let campaigns go on" }).count(), 0);
});

house.journey("a broken rule slows campaigns, and a supervisor lets them go on", async () => {
  const inbox = await house.inbox("supervisor");
  const { page } = inbox;
  const card = await safetyOf(inbox);
  await tell({ event: "ACCOUNT_VIOLATION", violation_type: "ALCOHOL" });
  await card.getByText(/this account broke a rule/).waitFor();
  await card.getByText(/Campaigns go at 50 % of the speed/).waitFor();
  const meter = card.getByRole("meter", { name: "Risk" });
  assert.match(await meter.getAttribute("aria-valuetext"), /^Raised\./);

  await card.getByRole("button", { name: "Let campaigns go on" }).press("Enter");
  const window = page.getByRole("dialog", { name: "Let campaigns go on" });
  await window.getByRole("button", { name: "Let them go on" }).press("Enter");
  await window.getByText("Say why.").waitFor();
  await window.getByLabel("Why it is safe").fill("The wine list was taken out.");
  await window.getByLabel("For how long").selectOption("4");
  assert.deepEqual(await faults(page), []);
  await window.getByRole("button", { name: "Let them go on" }).press("Enter");
  await card.getByText(/lets campaigns go on until/).waitFor();
  await card.getByText("The wine list was taken out.").waitFor();
  await card.getByText(/Campaigns go at full speed/).waitFor();

  await card.getByRole("button", { name: "Take back" }).press("Enter");
  await card.getByText(/Campaigns go at 50 % of the speed/).waitFor();
  await card.getByText("Lifted once before").click();
  await card.getByText("The wine list was taken out.").waitFor();
});

house.journey("an agent sees why and asks a supervisor", async () => {
  const card = await safetyOf(await house.inbox("agent"));
  await card.getByText("A supervisor can let campaigns go on, with a reason.").waitFor();
  assert.equal(await card.getByRole("button", { name: "Let campaigns go on" }).count(), 0);
});

house.journey("what WhatsApp closed stays closed; the card fits a phone's width, in the dark", async () => {
  const inbox = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  const card = await safetyOf(inbox);
  await tell({ event: "DISABLED_UPDATE", waba_ban_state: "DISABLE" });
  await card.getByText("WhatsApp has banned this account.").waitFor();
  await card.getByText(/Nobody can lift this here/).waitFor();
  await card.getByText(/Campaigns wait, and so do notices\. Answers are never held back\./).waitFor();
  assert.deepEqual(await faults(inbox.page), []);
  await tell({ event: "DISABLED_UPDATE", waba_ban_state: "REINSTATE" });
  await card.getByText("WhatsApp has banned this account.").waitFor({ state: "detached" });
});
