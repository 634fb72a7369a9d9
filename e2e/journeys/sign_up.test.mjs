// A page of anybody's that opens Meta's sign-up window, with nothing changed but the SDK's address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage } from "../lib/browser.mjs";
import { SandboxProcess } from "../lib/serve.mjs";
import { answered, exchanged, heard, Shop } from "../lib/shop.mjs";

let sandbox;
let browser;
let shop;

before(
  async () => {
    [sandbox, browser] = await Promise.all([SandboxProcess.start(), openBrowser()]);
    shop = await Shop.open(browser, `${sandbox.address}/en_US/sdk.js`, sandbox.appId);
  },
  { timeout: 120_000 },
);

after(async () => {
  await browser?.close();
  shop?.close();
  await sandbox?.stop();
});

test("a window closed half-way says where", async () => {
  const { page, popup } = await shop.launch();
  await popup.getByRole("button", { name: "Next" }).click();
  await popup.getByText("Scan this with the phone").waitFor();
  await popup.close({ runBeforeUnload: true });
  const message = await heard(page);
  assert.equal(message.event, "CANCEL");
  assert.equal(message.data.current_step, "PHONE_NUMBER_VERIFICATION");
  assert.equal((await answered(page)).authResponse, null);
  await page.context().close();
});

test("what stands in the way is named and can be reported", async () => {
  await sandbox.api.call("PATCH", "/account/facts", { app_version: "2.24.16" });
  const { page, popup } = await shop.launch();
  await popup.getByRole("button", { name: "Next" }).click();
  await popup.getByRole("alert").getByText("Update your app.").waitFor();
  await popup.getByRole("button", { name: "Report and close" }).click();
  const message = await heard(page);
  assert.equal(message.event, "CANCEL");
  assert.equal(message.data.error_code, "4563015");
  await sandbox.api.call("PATCH", "/account/facts", { app_version: "2.26.41.77" });
  await page.context().close();
});

test("the owner connects on the phone, and the page gets message and code", async () => {
  const { page, popup } = await shop.launch();
  const bench = await openPage(browser, { width: 1680 });
  await bench.goto(`${sandbox.address}/bench/`);
  await popup.getByRole("button", { name: "Next" }).click();
  const code = await popup.getByRole("status").textContent();
  const phone = bench.getByRole("region", { name: "WhatsApp Business asks" }).first();
  await phone.getByLabel("Code shown in the window").fill(code.toLowerCase());
  await phone.getByRole("button", { name: "Use this code" }).click();
  await phone.getByRole("switch", { name: "Share chats of the last 6 months" }).click();
  await phone.getByRole("button", { name: "Connect", exact: true }).click();
  await popup.getByText("not shared").waitFor();
  await popup.getByRole("button", { name: "Finish" }).click();

  const message = await heard(page);
  const { business } = await sandbox.api.state();
  assert.equal(message.event, "FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING");
  assert.deepEqual(message.data, { waba_id: business.waba_id });
  const answer = await answered(page);
  assert.equal(answer.status, "connected");
  const { access_token } = await exchanged(sandbox, answer.authResponse.code);
  assert.match(access_token, /^EAA/);
  assert.equal((await page.evaluate(() => window.heard)).length, 1, "told once");

  await bench.getByRole("tab", { name: "Account" }).click();
  const account = bench.getByRole("region", { name: "Business account" });
  await account.getByText("Connected", { exact: true }).waitFor();
  assert.deepEqual([...page.troubles, ...(popup.troubles ?? []), ...bench.troubles], []);
  await bench.context().close();
  await page.context().close();
});
