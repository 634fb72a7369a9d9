// The connection goes and comes back: nothing is lost, nothing stands there twice.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "offline and back: what was said meanwhile arrives, what was written meanwhile goes out, both once",
  async () => {
    const customer = await house.customer("Clementine Vos");
    const inbox = await house.inbox("agent");
    await house.spokenTo(inbox, customer, "Before the tunnel");

    await inbox.page.context().setOffline(true);
    await inbox.page.getByText("No connection.").waitFor();
    for (const text of ["In the tunnel, one", "In the tunnel, two"]) {
      await house.api.say(customer, house.owner, text);
    }
    await inbox.write("Written in the tunnel");
    await inbox.page.getByText("1 message waits").waitFor();

    await inbox.page.context().setOffline(false);
    await inbox.message("In the tunnel, two").waitFor();
    await house.api.shown(customer, house.owner, "Written in the tunnel");
    await inbox.page.getByText("No connection.").waitFor({ state: "detached" });
    await once(inbox, [
      "Before the tunnel",
      "In the tunnel, one",
      "In the tunnel, two",
      "Written in the tunnel",
    ]);
    await inbox.close();
  },
);

house.journey("the server is restarted under an open page: the page goes on by itself", async () => {
  const customer = await house.customer("Archibald Nguyen");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "Before the restart");
  await house.demo.restart();
  await house.api.say(customer, house.owner, "After the restart");
  await inbox.message("After the restart").waitFor({ timeout: 40_000 });
  await inbox.write("Answered after it");
  await house.api.shown(customer, house.owner, "Answered after it");
  await once(inbox, ["Before the restart", "After the restart", "Answered after it"]);
  await inbox.close();
});

house.journey("two people see the same thread at the same time", async () => {
  const customer = await house.customer("Ottoline Farrow");
  const [marta, joel] = await Promise.all([house.inbox("agent"), house.inbox("supervisor")]);
  await house.spokenTo(marta, customer, "Who is there?");
  await joel.openConversation(customer.name);
  await marta.write("Marta is.");
  await joel.message("Marta is.").waitFor();
  await joel.facts.getByText("Marta has the floor").waitFor();
  await Promise.all([marta.close(), joel.close()]);
});

async function once(inbox, texts) {
  for (const text of texts) {
    await house.eventually(
      `“${text}” stands there once`,
      async () => (await inbox.message(text).count()) === 1,
    );
  }
  const all = await inbox.page.locator("[data-message]").count();
  assert.equal(all, texts.length, "and nothing else");
}
