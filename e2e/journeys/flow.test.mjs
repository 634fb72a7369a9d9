// A customer books a table through a flow whose screens come from the business's own server; the owner changes the
// profile's picture, which the customer sees, and looks at who has seen a status.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ClientStage } from "../clients/stage.mjs";
import { faults } from "../lib/axe.mjs";
import { Bench } from "../lib/bench.mjs";
import { openBrowser } from "../lib/browser.mjs";
import { FlowEndpoint, offerBooking } from "../lib/flow_endpoint.mjs";

let stage;
let endpoint;
let browser;
before(
  async () => {
    [stage, browser] = await Promise.all([ClientStage.open(), openBrowser()]);
    endpoint = await FlowEndpoint.open(stage.appSecret);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  endpoint?.close();
  await stage?.close();
});

test("a customer fills in two screens of a flow with an endpoint, and the business hears the answer", async () => {
  await offerBooking(stage, endpoint);
  const bench = await Bench.open(browser, { bench: stage.base });
  const { page } = bench;
  await bench.lay(stage.customer);
  const phone = bench.phone(stage.customer);
  await phone.getByRole("button", { name: "Book a table" }).click();
  const sheet = phone.getByRole("dialog");
  const day = sheet.getByRole("combobox", { name: /^Day/u });
  await day.waitFor();
  assert.ok(await sheet.getByRole("button", { name: "See times" }).isDisabled(), "a day is required");
  assert.deepEqual(await faults(page), []);
  await day.selectOption("Saturday");
  await sheet.getByRole("button", { name: "See times" }).click();
  await sheet.getByText("Saturday is full").waitFor();
  await day.selectOption("Friday");
  await sheet.getByRole("button", { name: "See times" }).click();
  await sheet.getByText("We are open on Friday").waitFor();
  await sheet.getByRole("radio", { name: "7 pm" }).check();
  await sheet.getByRole("button", { name: "Book", exact: true }).click();
  const heard = await stage.desk.heard("the booking", (body) => JSON.stringify(body).includes("nfm_reply"));
  assert.ok(heard.body.includes(String.raw`\"time\":\"7\"`), heard.body);
  await sheet.waitFor({ state: "hidden" });
  const actions = endpoint.asked.map(({ action }) => action);
  assert.deepEqual(actions, ["ping", "INIT", "data_exchange", "data_exchange", "data_exchange"]);
  assert.deepEqual(page.troubles, []);
  await bench.close();
});

test("the owner's picture is cut and seen by customers; a status says who has seen it", async () => {
  const bench = await Bench.open(browser, { bench: stage.base });
  const { page } = bench;
  await bench.lay(stage.customer);
  const owner = bench.phone(stage.business);
  const customer = bench.phone(stage.customer);
  await owner.getByRole("button", { name: "Tools" }).click();
  await owner.getByRole("button", { name: /^Business profile/u }).click();
  await owner.getByRole("button", { name: "Profile picture: Change" }).click();
  const sheet = owner.getByRole("dialog", { name: "Profile picture" });
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  await sheet
    .getByLabel("A picture, JPEG or PNG")
    .setInputFiles({ name: "shop.png", mimeType: "image/png", buffer: picture });
  await sheet.getByRole("img", { name: /^The picture as customers/u }).waitFor();
  await sheet.getByRole("slider", { name: "Closer" }).fill("2");
  assert.deepEqual(await faults(page), []);
  await sheet.getByRole("button", { name: "Use this picture" }).click();
  await sheet.waitFor({ state: "hidden" });
  await owner.getByRole("dialog").getByRole("img", { name: "Profile picture" }).waitFor();
  await customer.locator("img[src^='/bench/api/media/']").first().waitFor();
  await owner.getByRole("dialog").getByRole("button", { name: "Back" }).click();

  await owner.getByRole("button", { name: "Updates" }).click();
  await owner.getByRole("button", { name: "New status" }).click();
  await owner.getByRole("textbox", { name: "What it says" }).fill("Fresh rye at noon");
  await owner.getByRole("button", { name: "Post" }).click();
  const row = owner.getByRole("button", { name: /^Fresh rye at noon/u });
  await row.waitFor();
  const [status] = (await stage.sandbox.api.call("GET", "/app")).statuses;
  await row.click();
  await owner.getByText("Nobody has seen it yet").waitFor();
  await stage.sandbox.api.call("POST", `/app/statuses/${status.id}/seen`, { by: stage.customer.id });
  await owner.getByRole("list", { name: "Seen by 1" }).getByText(stage.customer.name).waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(page.troubles, []);
  await bench.close();
});
