// Several conversations at once: chosen by keys, ticks and fingers, altered by one call, put back by one Undo.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

async function three(names) {
  for (const name of names) {
    const customer = await house.customer(name);
    await house.api.say(customer, house.owner, `Hello from ${name}`);
    // Each in its own second, so that their order is theirs.
    await house.api.advance(1_000);
  }
}

house.journey("chosen by keys, given away and put away together, each put back as it stood", async () => {
  const names = ["Bulka One", "Bulka Two", "Bulka Three"];
  await three(names);
  const marta = await house.inbox("agent");
  const joel = await house.inbox("supervisor");
  for (const { page } of [marta, joel]) await page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
  const { page } = marta;
  const calls = [];
  page.on("request", (request) => {
    if (request.url().includes("/conversations/bulk")) calls.push(request.url());
  });
  for (const name of names) await marta.row(name).waitFor();
  await marta.row("Bulka Three").focus();
  await page.keyboard.press("x");
  await page.getByText("1 chosen").waitFor();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 chosen").waitFor();
  assert.ok(await page.getByRole("checkbox", { name: "Choose Bulka One" }).isChecked());
  assert.deepEqual(await faults(page), []);

  await page.keyboard.press("a");
  await page.getByRole("menuitem", { name: "Joel Adeyemi" }).click();
  await page.getByText("3 conversations assigned to Joel Adeyemi.").waitFor();
  await joel.page.getByRole("link", { name: /^Mine/ }).click();
  for (const name of names) await joel.row(name).waitFor();
  await page.keyboard.press("e");
  await page.getByText("3 conversations resolved.").waitFor();
  for (const name of names) {
    await marta.row(name).waitFor({ state: "detached" });
    await joel.row(name).waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "Undo" }).click();
  for (const name of names) {
    await marta.row(name).waitFor();
    await joel.row(name).waitFor();
  }
  assert.equal(calls.length, 3, "one call for each deed, and one for taking it back");
  await Promise.all([marta.close(), joel.close()]);
});

house.journey(
  "on a phone, in the dark: chosen by ticks, labelled, snoozed until a time of one's own",
  async () => {
    const names = ["Bulko One", "Bulko Two"];
    await three(names);
    const marta = await house.inbox("agent", { width: 390, height: 844, scheme: "dark" });
    const { page } = marta;
    await page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
    for (const name of names) await marta.row(name).waitFor();
    await page.getByRole("button", { name: "Choose several" }).click();
    await page.getByText("None chosen").waitFor();
    // A tap on the row chooses it now, and opens nothing.
    for (const name of names) await marta.row(name).click();
    await page.getByText("2 chosen").waitFor();
    assert.deepEqual(await faults(page), []);
    await page.getByRole("button", { name: "Mark as read" }).click();
    await page.getByText("2 conversations read.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await marta.row("Bulko One").getByText("Marked as unread").waitFor();

    await page.getByRole("button", { name: "Snooze", exact: true }).click();
    await page.getByRole("menuitem", { name: "Another time…" }).click();
    const own = page.getByRole("dialog", { name: "Back in the list" });
    const time = own.getByLabel("Time", { exact: true });
    await time.fill("2001-01-01T09:00");
    await page.getByText("This time is over. Pick one that is still to come.").waitFor();
    assert.ok(await own.getByRole("button", { name: "Snooze" }).isDisabled());
    assert.deepEqual(await faults(page), []);
    await time.fill("2099-01-01T09:00");
    await own.getByRole("button", { name: "Snooze" }).click();
    await page.getByText("2 conversations snoozed.").waitFor();
    for (const name of names) await marta.row(name).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    for (const name of names) await marta.row(name).waitFor();
    await marta.close();
  },
);
