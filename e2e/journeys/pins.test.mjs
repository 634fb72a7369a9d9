// What one keeps at the top for oneself, what a team is to look at again, and giving away by mistake: each can be taken back.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a pin is one's own: first in every order, on all of one's pages, and off by Undo",
  async () => {
    const [vera, otto] = [await house.customer("Vera Top"), await house.customer("Otto Later")];
    const marta = await house.inbox("agent");
    const elsewhere = await house.inbox("agent");
    const joel = await house.inbox("supervisor");
    await house.spokenTo(marta, vera, "Shall I keep a table for you?");
    // Another second: what falls into one has no order of its own.
    await house.api.advance(60_000);
    await house.api.say(otto, house.owner, "Hello, it is me");
    await elsewhere.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
    await joel.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
    const first = (inbox, name) =>
      inbox.page.locator("[data-row]").first().filter({ hasText: name }).waitFor();
    await first(elsewhere, "Otto Later");
    await marta.page.locator("main").click({ position: { x: 300, y: 200 } });
    await marta.page.keyboard.press("Shift+P");
    await marta.page.getByText("Vera Top is pinned to the top of your list.").waitFor();
    await first(elsewhere, "Vera Top");
    await first(joel, "Otto Later");
    assert.deepEqual(await faults(marta.page), []);
    await elsewhere.page.goto(`${house.demo.inbox}/inbox?view=all&sort=longest_wait`);
    await first(elsewhere, "Vera Top");
    await elsewhere.row("Vera Top").getByText("Pinned", { exact: true }).waitFor();

    await marta.page.getByRole("button", { name: "Undo" }).click();
    await elsewhere.row("Vera Top").getByText("Pinned", { exact: true }).waitFor({ state: "detached" });
    await Promise.all([marta.close(), elsewhere.close(), joel.close()]);
  },
);

house.journey("on a phone, in the dark: marked as unread for the team until somebody opens it", async () => {
  const nadia = await house.customer("Nadia Unread");
  const joel = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  const marta = await house.inbox("agent");
  await house.spokenTo(joel, nadia, "The invoice is with our accountant");
  await marta.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
  await marta.row("Nadia Unread").waitFor();
  await joel.page.getByRole("button", { name: "More for this conversation" }).click();
  await joel.page.getByRole("menuitem", { name: "Show person" }).waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.page.getByRole("menuitem", { name: "Mark as unread" }).click();
  await joel.page.getByText("Nadia Unread is unread for the team.").waitFor();
  await marta.row("Nadia Unread").getByText("Marked as unread").waitFor();
  await marta.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent&unread=true`);
  await marta.row("Nadia Unread").waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await joel.page.getByRole("button", { name: "Back to the conversations" }).click();
  await joel.row("Nadia Unread").getByText("Marked as unread").waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.row("Nadia Unread").click();
  await joel.page.getByRole("log").waitFor();
  await marta.row("Nadia Unread").waitFor({ state: "detached" });
  await Promise.all([marta.close(), joel.close()]);
});

house.journey("what was given to somebody is taken back to whose it was", async () => {
  const hugo = await house.customer("Hugo Given");
  const marta = await house.inbox("agent");
  await house.spokenTo(marta, hugo, "Who looks after this?");
  await marta.page.getByRole("button", { name: "Assign", exact: true }).click();
  await marta.page.getByRole("menuitem", { name: /Joel/ }).click();
  await marta.page.getByText(/^Hugo Given is assigned to Joel/).waitFor();
  await marta.page.getByRole("button", { name: "Undo" }).click();
  await marta.page.getByRole("button", { name: "Assign", exact: true }).waitFor();
  await marta.close();
});
