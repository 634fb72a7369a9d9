// What does not stay, before a connection; and what a connection switches off, with the reason.
import assert from "node:assert/strict";
import { benchStage } from "../lib/bench_stage.mjs";
import { pictureFile } from "../lib/files.mjs";

const alone = benchStage();

async function disappearing(bench, phone) {
  await bench
    .phone(phone)
    .getByTitle(/^About /u)
    .click();
  return bench.phone(phone).getByRole("dialog").first();
}

alone.journey("messages disappear, a picture opens once, and connecting switches both off", async () => {
  const { owner, api } = alone;
  const customer = await api.newCustomer("Leocadia Winterbourne", "447700900781");
  await api.say(customer, owner, "This was said before");
  const bench = await alone.bench();
  await bench.lay(customer);
  await bench.openChat(owner, customer.name);
  const phone = bench.phone(customer);

  const info = await disappearing(bench, customer);
  await info.getByRole("button", { name: "Disappearing messages Off" }).click();
  const sheet = phone.getByRole("dialog", { name: "Disappearing messages" });
  await sheet.getByRole("button", { name: "After 24 hours" }).click();
  await sheet.waitFor({ state: "hidden" });
  await bench.assertFlawless("disappearing messages, on");
  await info.getByRole("button", { name: "Back" }).click();
  await bench.messages(customer).getByText("You set new messages to disappear after 24 hours.").waitFor();
  const theirs = bench.messages(owner);
  await theirs.getByText("~Leocadia Winterbourne set new messages to disappear after 24 hours.").waitFor();

  await bench.write(customer, "Only for today");
  await theirs.getByText("Only for today").waitFor();
  await phone.getByRole("button", { name: "Attach" }).click();
  await bench.give(
    () => phone.getByRole("dialog").getByRole("button", { name: "Photo or film" }).click(),
    await pictureFile("oven.png"),
  );
  await phone.getByRole("button", { name: "View once" }).click();
  await bench.write(customer, "The new oven");
  await bench.messages(customer).getByText("Photo, opens once").waitFor();
  assert.equal(await theirs.getByText("The new oven").count(), 0);
  await theirs.getByRole("button", { name: "Open once: Photo" }).click();
  const opened = bench.phone(owner).getByRole("dialog", { name: "Photo" });
  await opened.getByText("The new oven").waitFor();
  await bench.assertFlawless("a picture opened once");
  await opened.getByRole("button", { name: "Back" }).click();
  await theirs.getByText("Opened", { exact: true }).waitFor();
  await bench.messages(customer).getByText("Opened", { exact: true }).waitFor();

  await api.advance(25 * 3_600_000);
  for (const screen of [customer, owner])
    await bench.messages(screen).getByText("Only for today").waitFor({ state: "detached" });
  await theirs.getByText("This was said before").waitFor();

  await alone.connect();
  await theirs.getByText("Connecting the number to the API turned off disappearing messages.").waitFor();
  await phone.getByRole("button", { name: "Attach" }).click();
  await bench.give(
    () => phone.getByRole("dialog").getByRole("button", { name: "Photo or film" }).click(),
    await pictureFile("oven.png"),
  );
  await phone.getByText("View once: Off while the number is connected").waitFor();
  await phone.getByRole("button", { name: "Attach" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "Location" }).click();
  await phone.getByText("the API carries places, not movements").waitFor();
  await bench.page.keyboard.press("Escape");
  await disappearing(bench, customer);
  await phone.getByText("Off in all chats while the number is connected").waitFor();
  await bench.assertFlawless("switched off by the connection");
  await bench.close();
});
