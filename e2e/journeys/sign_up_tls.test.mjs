// A page of anybody's with nothing changed at all: it loads Meta's SDK from Meta's address. The browser takes Meta's hosts for
// this machine's and trusts the sandbox's authority, and that is all there is to it.
import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openBrowser } from "../lib/browser.mjs";
import { SandboxProcess } from "../lib/serve.mjs";
import { answered, exchanged, heard, Shop } from "../lib/shop.mjs";

const SDK = "https://connect.facebook.net/en_US/sdk.js";
const HOSTS = ["connect.facebook.net", "www.facebook.com"];

let sandbox;
let browser;
let shop;

/** What Chromium wants to know of a key that it shall trust. */
async function fingerprint(path) {
  const { publicKey } = new X509Certificate(await readFile(path));
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");
}

before(
  async () => {
    sandbox = await SandboxProcess.start();
    const { port, authority } = sandbox.tls;
    const here = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
    browser = await openBrowser([
      `--host-resolver-rules=${here.join(", ")}`,
      `--ignore-certificate-errors-spki-list=${await fingerprint(authority)}`,
    ]);
    shop = await Shop.open(browser, SDK, sandbox.appId);
  },
  { timeout: 120_000 },
);

after(async () => {
  await browser?.close();
  shop?.close();
  await sandbox?.stop();
});

test("the window is Facebook's, and so is what it says", async () => {
  const { page, popup } = await shop.launch();
  assert.equal(new URL(popup.url()).host, "www.facebook.com");
  await popup.getByRole("button", { name: "Next" }).click();
  await popup.getByText("Scan this with the phone").waitFor();
  const { id, pairing_code: code } = (await sandbox.api.call("GET", "/account")).sign_up;
  await sandbox.api.call("POST", `/sign_ups/${id}/pair`, { code });
  await sandbox.api.call("POST", `/sign_ups/${id}/consent`, { accept: true, share_history: true });
  await popup.getByRole("button", { name: "Finish" }).click();

  const message = await heard(page);
  assert.equal(message.event, "FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING");
  assert.ok(message.trusted, "the browser itself says that it came from facebook.com");
  const answer = await answered(page);
  assert.equal(answer.status, "connected");
  const { access_token } = await exchanged(sandbox, answer.authResponse.code);
  assert.match(access_token, /^EAA/);
  assert.equal((await page.evaluate(() => window.heard)).length, 1, "told once");
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("a window that is closed is told by the SDK alone", async () => {
  const { page, popup } = await shop.launch();
  await popup.close({ runBeforeUnload: true });
  const message = await heard(page);
  assert.equal(message.event, "CANCEL");
  assert.equal(message.data.current_step, "PHONE_NUMBER_SETUP");
  assert.equal((await answered(page)).authResponse, null);
  await page.context().close();
});

test("a page without the SDK is led home with its code", async () => {
  const page = await browser.newPage();
  const query = new URLSearchParams({
    client_id: sandbox.appId,
    config_id: "9",
    response_type: "code",
    redirect_uri: `${shop.address}back`,
    state: "a state of theirs",
  });
  await page.goto(`https://www.facebook.com/v25.0/dialog/oauth?${query}`);
  await page.getByRole("button", { name: /^Continue as / }).click();
  await page.getByRole("button", { name: "Next" }).click();
  // The number is connected already, which stands in the way.
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Report and close" }).click();
  await page.waitForURL(`${shop.address}back?**`);
  const back = new URL(page.url()).searchParams;
  assert.equal(back.get("error"), "access_denied");
  assert.equal(back.get("state"), "a state of theirs");
  await page.close();
});
