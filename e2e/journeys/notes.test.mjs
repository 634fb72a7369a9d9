// What the team says to itself in a thread: every colleague sees it, and no customer.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const FIELD = "Write a note for the team, @ mentions somebody";

function note(inbox, text) {
  return inbox.page.getByRole("article", { name: /^Note by / }).filter({ hasText: text });
}

house.journey(
  "an agent writes a note that mentions a colleague, who sees it at once, and the customer never hears of it",
  async () => {
    const nia = await house.customer("Nia Noted");
    const marta = await house.inbox("agent");
    const joel = await house.inbox("supervisor");
    await house.spokenTo(marta, nia, "Is the discount still on?");
    await joel.openConversation("Nia Noted");
    await marta.page.locator("main").click({ position: { x: 300, y: 200 } });
    await marta.page.keyboard.press("Shift+N");
    const field = marta.page.getByRole("textbox", { name: FIELD });
    await field.waitFor();
    assert.equal(await marta.composer.count(), 0, "one field, and it says for whom");
    await field.pressSequentially("Ask @jo");
    const people = marta.page.getByRole("listbox", { name: "People of the team" });
    await people.getByRole("option", { name: /Joel/ }).waitFor();
    assert.deepEqual(await faults(marta.page), []);
    await marta.page.keyboard.press("Enter");
    await people.waitFor({ state: "detached" });
    await field.pressSequentially("about the price");
    await marta.page.keyboard.press("Enter");
    await note(marta, "about the price").getByText("Only your team sees this").waitFor();
    await note(joel, "about the price")
      .getByText(/^@Joel/)
      .waitFor();
    assert.equal(await field.inputValue(), "");
    assert.deepEqual(await faults(joel.page), []);

    // What is said afterwards arrives; the note would have come before it.
    await marta.page.keyboard.press("Escape");
    await marta.page.keyboard.press("r");
    await marta.write("It is, until Friday.");
    await joel.message("It is, until Friday.").waitFor();
    await house.api.shown(nia, house.owner, "It is, until Friday.");
    for (const [phone, peer] of [
      [nia, house.owner],
      [house.owner, nia],
    ]) {
      const said = await house.api.messages(phone, peer);
      assert.deepEqual(said.map(({ text }) => text).sort(), [
        "Is the discount still on?",
        "It is, until Friday.",
      ]);
    }
    await joel.page.reload();
    await note(joel, "about the price").waitFor();
    await Promise.all([marta.close(), joel.close()]);
  },
);

house.journey("whoever is mentioned finds the place, and it is read once they have been there", async () => {
  const ria = await house.customer("Ria Noted");
  const marta = await house.inbox("agent");
  const joel = await house.inbox("supervisor");
  const twin = await house.inbox("supervisor", { width: 390, height: 844 });
  await joel.page.getByRole("button", { name: "Mentions", exact: true }).waitFor();
  await house.spokenTo(marta, ria, "Can I get an invoice?");
  await marta.page.getByRole("button", { name: "Note", exact: true }).click();
  const field = marta.page.getByRole("textbox", { name: FIELD });
  await field.pressSequentially("@Joel");
  await marta.page.getByRole("option", { name: /Joel/ }).waitFor();
  await marta.page.keyboard.press("Tab");
  await field.pressSequentially("knows how");
  await marta.page.keyboard.press("Enter");
  for (const one of [joel, twin]) await one.page.getByRole("button", { name: "Mentions, 1 new" }).waitFor();
  assert.equal(await marta.page.getByRole("button", { name: /^Mentions, / }).count(), 0, "nobody else");
  await joel.page.getByRole("button", { name: "Mentions, 1 new" }).click();
  const window = joel.page.getByRole("dialog", { name: "Mentions" });
  await window.getByText("New", { exact: true }).waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await window.getByRole("link", { name: /knows how/ }).click();
  await note(joel, "knows how").waitFor();
  for (const one of [joel, twin])
    await one.page.getByRole("button", { name: "Mentions", exact: true }).waitFor();
  assert.deepEqual(await faults(twin.page), []);
  await Promise.all([marta.close(), joel.close(), twin.close()]);
});

house.journey("altered by its writer, deleted by a supervisor, and back by Undo", async () => {
  const una = await house.customer("Una Noted");
  const marta = await house.inbox("agent");
  const joel = await house.inbox("supervisor");
  await house.spokenTo(marta, una, "Do you deliver?");
  await joel.openConversation("Una Noted");
  await marta.page.getByRole("button", { name: "Note", exact: true }).click();
  const field = marta.page.getByRole("textbox", { name: FIELD });
  await field.pressSequentially("Only on Fridays");
  await marta.page.keyboard.press("Enter");
  await note(joel, "Only on Fridays").waitFor();
  await note(marta, "Only on Fridays")
    .getByRole("button", { name: /^More for the note/ })
    .click();
  await marta.page.getByRole("menuitem", { name: "Alter the note" }).click();
  const editor = marta.page.getByRole("textbox", { name: "Alter the note" });
  await editor.waitFor();
  await editor.pressSequentially(" and Mondays, @joe");
  await marta.page.getByRole("option", { name: /Joel/ }).waitFor();
  await marta.page.keyboard.press("Tab");
  assert.deepEqual(await faults(marta.page), []);
  await marta.page.keyboard.press("Enter");
  await editor.waitFor({ state: "detached" });
  await note(joel, "Only on Fridays and Mondays").getByText("edited").waitFor();

  await note(joel, "and Mondays")
    .getByRole("button", { name: /^More for the note/ })
    .click();
  await joel.page.getByRole("menuitem", { name: "Delete the note" }).waitFor();
  assert.equal(await joel.page.getByRole("menuitem", { name: "Alter the note" }).count(), 0, "not his");
  assert.deepEqual(await faults(joel.page), []);
  await joel.page.getByRole("menuitem", { name: "Delete the note" }).click();
  await joel.page.getByText("The note is deleted.").waitFor();
  for (const one of [marta, joel]) await note(one, "and Mondays").waitFor({ state: "detached" });
  await joel.page.getByRole("button", { name: "Undo" }).click();
  for (const one of [marta, joel]) await note(one, "and Mondays").waitFor();
  await Promise.all([marta.close(), joel.close()]);
});

house.journey("on a phone, in the dark: a note by touch, and its draft is not the answer's", async () => {
  const oto = await house.customer("Oto Noted");
  const joel = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  await house.spokenTo(joel, oto, "Where is my order?");
  await joel.composer.fill("Let me look");
  await joel.page.getByRole("button", { name: "Note", exact: true }).click();
  const field = joel.page.getByRole("textbox", { name: FIELD });
  await field.fill("The parcel is lost");
  await joel.page.getByRole("button", { name: "Reply", exact: true }).click();
  assert.equal(await joel.composer.inputValue(), "Let me look");
  await joel.page.getByRole("button", { name: "Note", exact: true }).click();
  assert.equal(await field.inputValue(), "The parcel is lost");
  await joel.page.getByRole("button", { name: "Add note" }).click();
  await note(joel, "The parcel is lost").waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.close();
});
