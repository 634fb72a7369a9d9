// What people do to messages on the phones, seen at once in the inbox; and a file that does not come at first.
import assert from "node:assert/strict";
import { pictureFile } from "../lib/files.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "what a customer edits, deletes and reacts to on the phone is seen in the inbox at once",
  async () => {
    const customer = await house.customer("Imogen Faraday");
    const inbox = await house.inbox("agent");
    await house.spokenTo(inbox, customer, "Could we have 12 rolls on Friday?");
    const asked = await house.api.shown(customer, house.owner, "Could we have 12 rolls on Friday?");

    await house.api.edit(customer, house.owner, asked, "Could we have 14 rolls on Friday?");
    const edited = inbox.message("Could we have 14 rolls on Friday?");
    await edited.getByRole("button", { name: "edited" }).click();
    await edited.getByText("Before: Could we have 12 rolls on Friday?").waitFor();

    await house.api.react(house.owner, customer, asked, "👍");
    await edited.getByRole("listitem", { name: "👍 from Your side" }).waitFor();
    await inbox.write("They are yours.");
    const answer = await house.api.shown(customer, house.owner, "They are yours.");
    await house.api.react(customer, house.owner, answer, "❤️");
    await inbox.message("They are yours.").getByRole("listitem", { name: "❤️ from Imogen" }).waitFor();
    // WhatsApp tells whole seconds: of two signs in one nobody knows which came last.
    await house.api.advance(1_000);
    await house.api.react(customer, house.owner, answer, null);
    await inbox.message("They are yours.").getByRole("listitem").first().waitFor({ state: "detached" });

    const secret = "My card number is 4711";
    await house.api.say(customer, house.owner, secret);
    await inbox.message(secret).waitFor();
    await house.api.delete(customer, house.owner, await house.api.shown(customer, house.owner, secret));
    await inbox.message("Deleted by the customer").waitFor();
    await inbox.row(customer.name).getByText("Deleted message").waitFor();
    assert.equal(await inbox.page.getByText(secret).count(), 0, "its words are gone from the page");
    await inbox.page.reload();
    await inbox.message("Deleted by the customer").waitFor();
    assert.equal(await inbox.page.getByText(secret).count(), 0, "and from the server's answers");
    await inbox.close();
  },
);

house.journey("what the owner deletes on the phone is marked as such", async () => {
  const customer = await house.customer("Benedict Lowe");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Is there rye today?");
  await house.api.say(house.owner, customer, "No rye today");
  await inbox.message("No rye today").waitFor();
  const said = await house.api.shown(house.owner, customer, "No rye today");
  await house.api.delete(house.owner, customer, said);
  await inbox.message("Deleted on the phone").waitFor();
  await inbox.close();
});

house.journey("a picture that does not come says why, and comes when somebody asks for it", async () => {
  const customer = await house.customer("Perpetua Ash");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "I send you a sketch");
  // Longer than the platform waits for an answer.
  await house.api.faults({ slow_answers_ms: 30_000 });
  await house.api.sendFile(customer, house.owner, pictureFile("sketch.png"), "Like this one");
  const bubble = inbox.message("Like this one");
  await bubble.getByText("Not here yet").waitFor({ timeout: 60_000 });
  await house.api.noFaults();
  await bubble.getByRole("button", { name: "Try now" }).click();
  const picture = bubble.locator("img").first();
  await picture.waitFor();
  await house.eventually("the picture has pixels", () => picture.evaluate((node) => node.naturalWidth > 0));
  await inbox.close();
});
