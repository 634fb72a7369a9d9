// What customers tap, fill in and send from their phones, and what the owner keeps in order, on the bench of a sandbox
// that runs alone; and what a webhook server is told of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ClientStage } from "../clients/stage.mjs";
import { faults } from "../lib/axe.mjs";
import { Bench } from "../lib/bench.mjs";
import { openBrowser, openPage } from "../lib/browser.mjs";
import { pictureFile } from "../lib/files.mjs";

let stage;
let browser;
before(
  async () => {
    [stage, browser] = await Promise.all([ClientStage.open(), openBrowser()]);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await stage?.close();
});

const open = async (look) => await Bench.open(browser, { bench: stage.base }, look);

/** Sends something to tap, as a program of the business does. */
const offer = (interactive) =>
  stage.graph("POST", `/${stage.number}/messages`, stage.token, {
    messaging_product: "whatsapp",
    to: stage.digits,
    type: "interactive",
    interactive,
  });

/** The message of a webhook of which `is` is true. */
const told = (what, is) => {
  const messages = ({ entry = [] }) =>
    entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.messages ?? []));
  return stage.desk.heard(what, (body) => messages(body).some(is));
};

test("a customer taps a row, fills in a form and sends places and voices", async () => {
  const flow = await stage.graph("POST", `/${stage.waba}/flows`, stage.token, {
    name: "cake_order",
    categories: ["OTHER"],
  });
  const rows = [{ id: "rye", title: "Rye", description: "Dark and dense" }];
  await offer({
    type: "list",
    body: { text: "Which one shall we keep?" },
    action: { button: "See breads", sections: [{ title: "Loaves", rows }] },
  });
  const parameters = { flow_message_version: "3", flow_id: flow.id, flow_cta: "Order a cake", mode: "draft" };
  await offer({
    type: "flow",
    body: { text: "Tell us about the cake." },
    action: { name: "flow", parameters },
  });

  const bench = await open();
  const { page } = bench;
  await page.context().grantPermissions(["microphone"]);
  await bench.lay(stage.customer);
  const phone = bench.phone(stage.customer);

  await phone.getByRole("button", { name: "See breads" }).click();
  const sheet = phone.getByRole("dialog");
  assert.ok(await sheet.getByRole("button", { name: "Send" }).isDisabled(), "nothing is chosen yet");
  await sheet.getByText("Rye", { exact: true }).click();
  assert.deepEqual(await faults(page), []);
  await sheet.getByRole("button", { name: "Send" }).click();
  await told("the row", ({ interactive }) => interactive?.list_reply?.id === "rye");

  await sheet.waitFor({ state: "hidden" });
  await phone.getByRole("button", { name: "Order a cake" }).click();
  await sheet.getByRole("textbox", { name: /^Answer/u }).fill("Chocolate, for twelve");
  await sheet.getByRole("button", { name: "Send" }).click();
  await told("the form", ({ interactive }) =>
    (interactive?.nfm_reply?.response_json ?? "").includes("Chocolate, for twelve"),
  );

  await phone.getByRole("button", { name: "Attach" }).click();
  await sheet.getByRole("button", { name: "Location" }).click();
  await sheet.getByRole("button", { name: "Southbank Pier" }).click();
  await told("the place", ({ location }) => location?.name === "Southbank Pier");
  await bench.messages(stage.customer).getByRole("img", { name: "Map of Southbank Pier" }).waitFor();

  await phone.getByRole("button", { name: "Record a voice message" }).click();
  await phone.getByRole("timer").getByText("0:01").waitFor();
  await phone.getByRole("button", { name: "Send", exact: true }).click();
  await told(
    "the voice note",
    ({ audio }) => audio?.voice === true && audio.mime_type.startsWith("audio/ogg"),
  );
  await phone.getByRole("button", { name: "Play: Voice message" }).waitFor();

  await phone.getByRole("button", { name: "Attach" }).click();
  await sheet.getByRole("button", { name: "Ready-made" }).click();
  await sheet.getByRole("button", { name: "A smiling loaf" }).click();
  await told("the sticker", ({ type }) => type === "sticker");
  assert.deepEqual(page.troubles, []);
  await bench.close();
});

test("the owner labels, stars, archives and searches, and another window of the phone shows it", async () => {
  const guest = await stage.sandbox.api.newCustomer("Wilhelmina Oakes", "447700900778");
  await stage.sandbox.api.say(guest, stage.business, "Do you keep any spelt loaves aside?");
  const bench = await open();
  const phone = bench.phone(stage.business);
  const other = await openPage(browser, { width: 380, height: 780 });
  await other.goto(`${stage.base}/bench/phone/business`);
  const list = other.getByRole("list", { name: "Chats" });
  await list.getByText("Wilhelmina").first().waitFor();

  await bench.openChat(stage.business, "Wilhelmina");
  await bench.amend(stage.business, "Do you keep any spelt loaves aside?", "Star");
  await bench.messages(stage.business).getByRole("img", { name: "starred" }).waitFor();
  await phone.getByRole("button", { name: "All chats" }).click();

  const choose = async (choice) => {
    await phone.getByRole("button", { name: /^What to do with the chat with .*Wilhelmina/u }).click();
    await bench.page.getByRole("menuitem", { name: choice }).click();
  };
  await choose("Labels…");
  const sheet = phone.getByRole("dialog");
  await sheet.getByRole("textbox", { name: "New label" }).fill("Spelt people");
  await sheet.getByRole("button", { name: "Add label" }).click();
  await sheet.getByRole("checkbox", { name: "Spelt people" }).click();
  await list.getByRole("img", { name: "Spelt people" }).waitFor();
  await bench.page.keyboard.press("Escape");

  await choose("Archive");
  await list.getByText("Wilhelmina").first().waitFor({ state: "detached" });
  await other.getByRole("button", { name: /^Archived/u }).click();
  await list.getByText("Wilhelmina").first().waitFor();
  assert.deepEqual(await faults(other), []);

  await other.getByRole("searchbox", { name: "Search chats and messages" }).fill("spelt");
  await other.getByRole("list", { name: "Messages" }).getByRole("button").first().click();
  await other.getByRole("log").getByText("Do you keep any spelt loaves aside?").waitFor();
  await other.getByRole("button", { name: "All chats" }).click();
  await other.getByRole("button", { name: "More of this phone" }).click();
  await other.getByRole("menuitem", { name: "Starred messages" }).click();
  await other
    .getByRole("dialog")
    .getByRole("button", { name: /spelt loaves/u })
    .waitFor();
  assert.deepEqual(other.troubles, []);
  await Promise.all([bench.close(), other.context().close()]);
});

test("what stays in the app is done there, and what the connection switched off says why", async () => {
  const bench = await open();
  const phone = bench.phone(stage.business);
  const sheet = phone.getByRole("dialog");
  const tab = (name) =>
    phone.getByRole("navigation", { name: "Business App" }).getByRole("button", { name }).click();

  await tab("Updates");
  await phone.getByText("Stays on this phone: no API sees it.").waitFor();
  await phone.getByRole("button", { name: "New status" }).click();
  await sheet.getByRole("textbox", { name: "What it says" }).fill("Panettone from Monday on");
  await sheet.getByRole("button", { name: "Post" }).click();
  await phone.getByRole("button", { name: "Delete the status “Panettone from Monday on”" }).waitFor();
  assert.deepEqual(await faults(bench.page), []);

  await tab("Groups");
  await phone.getByRole("button", { name: "New group" }).click();
  await sheet.getByRole("textbox", { name: "Name" }).fill("Bakers");
  await sheet.getByRole("textbox", { name: "Search" }).or(sheet.getByRole("searchbox")).fill("Rosa");
  await sheet.getByRole("checkbox", { name: "Rosa" }).check();
  await sheet.getByRole("button", { name: "Create" }).click();
  await phone.getByRole("button", { name: /^Bakers/u }).click();
  await sheet.getByRole("button", { name: "Name and people" }).click();
  const change = phone.getByRole("dialog", { name: "Name and people" });
  await change.getByRole("textbox", { name: "Name" }).fill("Night bakers");
  await change.getByRole("checkbox", { checked: false }).first().check();
  assert.deepEqual(await faults(bench.page), []);
  await change.getByRole("button", { name: "Save" }).click();
  await phone.getByRole("dialog", { name: "Night bakers" }).waitFor();
  const { groups } = await stage.sandbox.api.call("GET", "/app");
  assert.equal(groups[0].members.length, 2);
  await bench.page.keyboard.press("Escape");

  await tab("Tools");
  await phone.getByText("Switched off").waitFor();
  await phone.getByRole("button", { name: /^Broadcast lists/u }).click();
  await sheet.getByText("Broadcast lists can be read and not written to").waitFor();
  assert.ok(await sheet.getByRole("button", { name: "New broadcast list" }).isDisabled());
  await bench.page.keyboard.press("Escape");

  await phone.getByRole("button", { name: /^Catalog/u }).click();
  await sheet.getByRole("textbox", { name: "Name of the product" }).fill("Christmas cake");
  await sheet.getByRole("spinbutton", { name: "Price, GBP" }).fill("54");
  await sheet.getByRole("textbox", { name: "Description, optional" }).fill("Fruit, nuts and a little rum");
  await sheet.getByLabel("Picture, optional").setInputFiles(pictureFile("cake.png"));
  await sheet.getByRole("button", { name: "Add to the catalog" }).click();
  await sheet.getByText("£54.00").waitFor();
  await sheet.getByText("Fruit, nuts and a little rum").waitFor();
  const { catalog } = await stage.sandbox.api.call("GET", "/app");
  assert.equal(catalog[0].media.mime, "image/png");
  await sheet.getByRole("button", { name: "Send Christmas cake to a chat" }).click();
  await sheet.last().getByRole("button", { name: "Rosa" }).click();
  await stage.shown(
    "the product on the customer's phone",
    ({ card }) => card?.type === "offer" && /cake/u.test(JSON.stringify(card)),
  );
  await phone.getByRole("dialog", { name: "Send to" }).waitFor({ state: "hidden" });
  await bench.page.keyboard.press("Escape");

  await phone.getByRole("button", { name: /^Linked devices/u }).click();
  await sheet.getByRole("button", { name: "Link", exact: true }).click();
  await sheet.getByText("reaches the API as an echo").waitFor();
  assert.deepEqual(await faults(bench.page), []);
  assert.deepEqual(bench.page.troubles, []);
  await bench.close();
});
