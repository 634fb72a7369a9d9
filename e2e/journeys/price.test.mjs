// What a message costs, before it is sent: from here by the customer's market and window, from the phone nothing.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const DAY = 86_400_000;

house.journey(
  "the strip says what a message costs, and what it will once the window has closed",
  async () => {
    const customer = await house.customer("Beatriz Lobo");
    const inbox = await house.inbox("agent");
    await house.spokenTo(inbox, customer, "When is the cake ready?");
    const facts = inbox.page.getByRole("group", { name: "Before you send" });
    await facts.getByText(/^Here \$0\.\d+, phone free$/).waitFor();
    await facts.getByText("the first 1,000 a month free").waitFor();
    assert.deepEqual(await faults(inbox.page), []);
    await house.api.advance(DAY + 60_000);
    await facts.getByText(/^Templates from \$0\.\d+$/).waitFor();
    await facts.getByText("free from the phone").waitFor();
    await inbox.close();
  },
);
