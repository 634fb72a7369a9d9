// A customer reads the business's status posts and answers them: a message in the chat that names the post.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a customer answers a status with words and with an emoji, and the inbox has both",
  async () => {
    const { owner, api } = house;
    const customer = await house.customer("Perpetua Lindqvist");
    await api.call("PUT", `/phones/${customer.id}/contact`, { name: customer.name });
    const inbox = await house.inbox();
    await house.spokenTo(inbox, customer, "Good morning");
    const bench = await house.bench();
    await bench.lay(customer);

    const column = bench.phone(owner);
    const sheet = column.getByRole("dialog");
    const ownerTabs = column.getByRole("navigation", { name: "Business App" });
    await ownerTabs.getByRole("button", { name: "Updates" }).click();
    await column.getByRole("button", { name: "New status" }).click();
    await sheet.getByRole("textbox", { name: "What it says" }).fill("Saffron buns at *noon*");
    await sheet.getByRole("button", { name: "Post" }).click();

    const phone = bench.phone(customer);
    const post = phone.getByRole("dialog");
    await phone.getByRole("button", { name: "All chats" }).click();
    await phone
      .getByRole("navigation", { name: "WhatsApp" })
      .getByRole("button", { name: "Updates" })
      .click();
    await phone.getByRole("button", { name: /Saffron buns at noon.*, new$/u }).click();
    await column.getByText("seen by 1").waitFor();
    await post.getByRole("textbox", { name: "Answer this status" }).fill("Six for me");
    await post.getByRole("button", { name: "Send" }).click();
    await post.getByRole("status").getByText("Your answer is in the chat.").waitFor();
    await bench.assertFlawless("an answered status");
    await post.getByRole("button", { name: "Answer with ❤️" }).click();
    await post.getByRole("button", { name: "Open the chat" }).click();

    const bubbles = bench.messages(customer);
    await bubbles.getByText("Six for me").waitFor();
    await bubbles.getByText("Saffron buns at noon").first().waitFor();
    await bubbles.getByText("❤️").first().waitFor();
    await inbox.message("Six for me").waitFor();
    await inbox.message("❤️").waitFor();
    assert.deepEqual(bench.page.troubles, []);
    await bench.close();
  },
);

house.journey("whoever told nobody that they read is not named, and strangers see no posts", async () => {
  const { api } = house;
  const [quiet, stranger] = [await house.customer("Quintus Abernathy"), await house.customer("Zenobia Falk")];
  await api.call("PUT", `/phones/${quiet.id}/contact`, { name: "Quintus" });
  for (const customer of [quiet, stranger]) await api.say(customer, house.owner, "Hello");
  await api.change(quiet, { read_receipts: false });
  await api.call("POST", "/app/statuses", { text: "Closed on Monday" });
  const bench = await house.bench();
  for (const customer of [quiet, stranger]) {
    await bench.lay(customer);
    const phone = bench.phone(customer);
    await phone.getByRole("button", { name: "All chats" }).click();
    await phone
      .getByRole("navigation", { name: "WhatsApp" })
      .getByRole("button", { name: "Updates" })
      .click();
  }
  await bench.phone(stranger).getByText("No updates for this phone").waitFor();
  await bench
    .phone(quiet)
    .getByRole("button", { name: /Closed on Monday.*, new$/u })
    .click();
  await bench.phone(quiet).getByRole("dialog").getByRole("button", { name: "Back" }).click();
  await bench
    .phone(quiet)
    .getByRole("button", { name: /Closed on Monday.*, seen$/u })
    .waitFor();
  const { statuses } = await api.call("GET", "/app");
  assert.deepEqual(statuses.find(({ text }) => text === "Closed on Monday").seen_by, []);

  // Saved meanwhile, the stranger is shown posts at once.
  await api.call("PUT", `/phones/${stranger.id}/contact`, { name: "Zenobia" });
  await bench
    .phone(stranger)
    .getByRole("button", { name: /Closed on Monday.*, new$/u })
    .waitFor();
  await bench.close();
});

house.journey("a customer stops offers, which the business is told, and wants them again", async () => {
  const { api } = house;
  const customer = await house.customer("Thaddeus Okoro");
  await api.say(customer, house.owner, "Hello");
  const bench = await house.bench();
  await bench.lay(customer);
  const phone = bench.phone(customer);
  await phone.getByTitle(/^About /u).click();
  await phone.getByRole("button", { name: /^Stop offers and announcements/u }).click();
  await phone.getByText("marketing to this phone fails with 131050").waitFor();
  await bench.lines("user_preferences").first().waitFor();
  await bench.assertFlawless("a customer without offers");
  await phone.getByRole("button", { name: /^Receive offers again/u }).click();
  await phone.getByRole("button", { name: /^Stop offers and announcements/u }).waitFor();
  const { stopped_marketing: stopped } = await api.call("GET", "/standing");
  assert.ok(!stopped.includes(customer.id));
  await bench.close();
});
