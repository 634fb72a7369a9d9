// Devices linked to the owner's phone, beside the phones on the bench: which of them the platform hears of, and what a
// connection does to them.
import assert from "node:assert/strict";
import { benchStage } from "../lib/bench_stage.mjs";
import { openPage } from "../lib/browser.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const alone = benchStage();

const sheetOf = (bench, owner) => bench.phone(owner).getByRole("dialog");

async function linkedDevices(bench, owner) {
  const tabs = bench.phone(owner).getByRole("navigation", { name: "Business App" });
  await tabs.getByRole("button", { name: "Tools" }).click();
  await bench
    .phone(owner)
    .getByRole("button", { name: /^Linked devices/u })
    .click();
}

async function link(bench, owner, kind) {
  const sheet = sheetOf(bench, owner);
  await sheet.getByRole("combobox", { name: "Link a device" }).selectOption(kind);
  await sheet.getByRole("button", { name: "Link", exact: true }).click();
  await sheet.getByRole("button", { name: `Open ${kind} beside the phones` }).waitFor();
  return { name: kind };
}

async function openBeside(bench, owner, device) {
  const sheet = sheetOf(bench, owner);
  await sheet.getByRole("button", { name: `Open ${device.name} beside the phones` }).click();
  await bench.phone(device).waitFor();
}

house.journey("a browser and a Windows app write; the inbox hears of the browser", async () => {
  const customer = await house.customer("Isaura Pennington");
  const { owner } = house;
  const inbox = await house.inbox();
  await house.spokenTo(inbox, customer, "Is the fig bread back?");
  const bench = await house.bench();
  await bench.lay(customer);
  await linkedDevices(bench, owner);
  const sheet = sheetOf(bench, owner);
  await sheet.getByText("What a connection does to them").waitFor();
  const web = await link(bench, owner, "WhatsApp Web");
  const windows = await link(bench, owner, "Windows app");
  await bench.assertFlawless("the linked devices");
  await openBeside(bench, owner, web);
  await linkedDevices(bench, owner);
  await openBeside(bench, owner, windows);

  await bench.phone(web).getByText("reaches the API as an echo").waitFor();
  await bench.phone(windows).getByText("what is written there is not echoed").waitFor();
  for (const device of [web, windows]) await bench.openChat(device, customer.name);
  await bench.write(windows, "Said in the office, at the computer");
  await bench.messages(windows).getByText("which does not echo: the API was not told").waitFor();
  await bench.write(web, "It is back, from the till");

  await inbox.message("It is back, from the till").waitFor();
  for (const screen of [customer, web, windows])
    await bench.messages(screen).getByText("Said in the office, at the computer").waitFor();
  assert.equal(await inbox.message("Said in the office, at the computer").count(), 0);
  await bench.assertFlawless("devices beside the phones");

  // The phone has no network; its devices have their own.
  await bench.airplane(owner);
  await bench.write(customer, "Keep two for me");
  await bench.messages(web).getByText("Keep two for me").waitFor();
  await bench.airplane(owner);
  await bench.close();
});

alone.journey("connecting the number unlinks a device, which says so and is linked again", async () => {
  const { owner } = alone;
  const bench = await alone.bench();
  await linkedDevices(bench, owner);
  const mac = await link(bench, owner, "Mac app");
  await openBeside(bench, owner, mac);
  await bench.phone(mac).getByText("Connecting the number to it unlinks this device.").waitFor();

  const own = await openPage(alone.browser, { width: 380, height: 780 });
  const { companions } = await alone.api.call("GET", "/app");
  await own.goto(`${alone.sandbox.address}/bench/phone/${companions[0].id}`);
  await own.getByRole("list", { name: "Chats" }).getByRole("button").first().waitFor();

  await alone.connect();
  for (const page of [bench.page, own]) {
    const screen = page.getByRole("article", { name: "Mac app's phone" });
    await screen.getByText("connecting the number to the API unlinks every device").waitFor();
  }
  await bench.assertFlawless("an unlinked device");
  await own.getByRole("button", { name: "Link again" }).click();
  await own.getByText("reaches the API as an echo").waitFor();
  await bench.phone(mac).getByRole("list", { name: "Chats" }).getByRole("button").first().waitFor();

  await bench.phone(mac).getByRole("button", { name: "What to do with Mac app" }).click();
  await bench.page.getByRole("menuitem", { name: "Unlink this device" }).click();
  await own.getByText("Unlinked on the phone.").waitFor();
  assert.deepEqual(own.troubles, []);
  await own.context().close();
  await bench.close();
});
