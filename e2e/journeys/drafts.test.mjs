// What was begun on one device is gone on with on another, nobody else sees it, and of two texts written at once none is lost.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("begun at the desk, gone on with on the phone, sent from there", async () => {
  const dora = await house.customer("Dora Half");
  const desk = await house.inbox("agent");
  const phone = await house.inbox("agent", { width: 390, height: 844, scheme: "dark" });
  const joel = await house.inbox("supervisor");
  await house.spokenTo(desk, dora, "How can I help?");
  const field = (inbox) => inbox.page.getByRole("textbox", { name: /^Message / });
  const holds = (inbox, text) =>
    house.eventually(`the field holds ${text}`, async () => (await field(inbox).inputValue()) === text);

  await field(desk).pressSequentially("The rye is");
  await phone.row("Dora Half").getByText("Draft:").waitFor();
  await phone.row("Dora Half").getByText("The rye is").waitFor();
  assert.deepEqual(await faults(phone.page), []);
  await joel.row("Dora Half").waitFor();
  await joel.row("Dora Half").getByText("How can I help?").waitFor();
  await phone.row("Dora Half").click();
  await holds(phone, "The rye is");
  await field(phone).press("End");
  await field(phone).pressSequentially(" in");
  await holds(desk, "The rye is in");
  await phone.page.getByRole("button", { name: "Send", exact: true }).click();
  await holds(desk, "");
  await desk.message("The rye is in").waitFor();
  await joel.row("Dora Half").getByText("The rye is in").waitFor();
  await Promise.all([desk.close(), phone.close(), joel.close()]);
});

house.journey("written at once, one of them without a network: both texts are in both fields", async () => {
  const egon = await house.customer("Egon Twice");
  const desk = await house.inbox("agent");
  const phone = await house.inbox("agent", { width: 390, height: 844 });
  await house.spokenTo(desk, egon, "Good morning");
  await phone.openConversation("Egon Twice");
  const field = (inbox) => inbox.page.getByRole("textbox", { name: /^Message / });
  await phone.page.context().setOffline(true);
  await field(phone).pressSequentially("and the spelt");
  await field(desk).pressSequentially("The rye is in");
  await house.eventually("the desk's is kept", async () => {
    const { items } = await desk.page.evaluate(async () => (await fetch("/api/v1/drafts")).json());
    return items.some(({ text }) => text === "The rye is in");
  });
  await phone.page.context().setOffline(false);
  for (const inbox of [phone, desk])
    await house.eventually("both are there", async () => {
      return (await field(inbox).inputValue()) === "The rye is in\nand the spelt";
    });
  // Another window, opened anew, has it as well.
  const anew = await house.inbox("agent");
  await anew.openConversation("Egon Twice");
  await house.eventually("it is there", async () => {
    return (await field(anew).inputValue()) === "The rye is in\nand the spelt";
  });
  await Promise.all([desk.close(), phone.close(), anew.close()]);
});
