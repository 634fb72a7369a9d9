// One conversation through the whole house: customer, inbox, owner's phone, and back.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a customer's text reaches the inbox, the agent's answer both phones, and the ticks go to read",
  async () => {
    const customer = await house.customer("Rosalind Achterberg");
    const bench = await house.bench();
    await bench.lay(customer);
    await bench.write(customer, "Do you have rye bread today?");

    const inbox = await house.inbox("agent");
    await inbox.openConversation(customer.name);
    await inbox.message("Do you have rye bread today?").waitFor();
    await inbox.write("Two loaves are left.");

    // On the customer's phone, whose chat is open, so it is read.
    await bench.messages(customer).getByText("Two loaves are left.").waitFor();
    await inbox.tick("Two loaves are left.", "Read").waitFor();
    await inbox.mark("Two loaves are left.", house.demo.person("agent").name).waitFor();

    // In the Business App, marked as sent by the API and not typed there.
    await bench.openChat(house.owner, customer.name);
    const onApp = bench.messages(house.owner);
    await onApp.getByText("Do you have rye bread today?").waitFor();
    await onApp.getByText("Two loaves are left.").waitFor();
    const [, answer] = await house.api.messages(house.owner, customer);
    assert.equal(answer.via, "api");
    assert.equal((await house.api.messages(customer, house.owner)).length, 2, "nothing is doubled or lost");
    await Promise.all([bench.close(), inbox.close()]);
  },
);

house.journey("what the owner types on the phone stands in the inbox as the phone's, in order", async () => {
  const customer = await house.customer("Ludovic Penhallow");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Is the shop open on Monday?");

  const bench = await house.bench();
  await bench.openChat(house.owner, customer.name);
  await bench.write(house.owner, "Yes, from seven.");
  await inbox.message("Yes, from seven.").waitFor();
  await inbox.message("Yes, from seven.").getByText("Business App").waitFor();
  await inbox.facts.getByText("Phone has the floor").waitFor();
  await house.api.shown(customer, house.owner, "Yes, from seven.");

  await house.api.say(customer, house.owner, "Lovely, see you then.");
  await inbox.message("Lovely, see you then.").waitFor();
  const said = await inbox.page.locator("[data-message]").allInnerTexts();
  const places = ["Is the shop open on Monday?", "Yes, from seven.", "Lovely, see you then."].map((text) =>
    said.findIndex((shown) => shown.includes(text)),
  );
  assert.deepEqual(places, [0, 1, 2], said.join(" | "));
  await Promise.all([bench.close(), inbox.close()]);
});

house.journey("the owner's phone in airplane mode misses nothing, and the inbox knows at once", async () => {
  const customer = await house.customer("Wilhelmina Okoye");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "First word");
  const bench = await house.bench();
  await bench.openChat(house.owner, customer.name);
  await bench.messages(house.owner).getByText("First word").waitFor();

  await bench.airplane(house.owner);
  await house.eventually("the phone is offline", async () => !(await house.api.business()).online);
  await house.api.say(customer, house.owner, "Are you there?");
  await inbox.message("Are you there?").waitFor();
  const unseen = await house.api.messages(house.owner, customer);
  assert.ok(
    unseen.every((message) => message.text !== "Are you there?"),
    "an offline phone cannot show it",
  );
  // What is typed offline waits on the phone.
  await bench.write(house.owner, "Typed without network");
  await house.eventually("it waits on the phone", async () => (await house.api.business()).waiting > 0);
  assert.equal(await inbox.message("Typed without network").count(), 0);

  await bench.airplane(house.owner);
  await bench.messages(house.owner).getByText("Are you there?").waitFor();
  await inbox.message("Typed without network").waitFor();
  await house.api.shown(customer, house.owner, "Typed without network");
  await Promise.all([bench.close(), inbox.close()]);
});
