// A list of 50 000 conversations: what is on the page does not grow with it, and what is asked for grows by pages alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage } from "../lib/browser.mjs";
import { Platform, SandboxProcess } from "../lib/serve.mjs";
import { eventually } from "../lib/wait.mjs";

const CUSTOMERS = 50_000;
const A_DELIVERY = 500;
const ROWS_MAX = 60;
const PAGE = 50;
const PAGES = 30;

let sandbox;
let platform;
let browser;

before(
  async () => {
    [sandbox, browser] = await Promise.all([SandboxProcess.start(), openBrowser()]);
    platform = await Platform.start(sandbox);
    await platform.connectNumber(sandbox);
    for (let first = 0; first < CUSTOMERS; first += A_DELIVERY) {
      assert.equal(await platform.deliver(crowd(first)), 200);
    }
    await eventually(
      "all of them are in the list",
      async () => (await platform.call("GET", "/conversations?limit=1")).counts.all >= CUSTOMERS,
      240_000,
    );
  },
  { timeout: 400_000 },
);
after(async () => {
  await browser?.close();
  await platform?.stop();
  await sandbox?.stop();
});

/** One delivery in which many customers say their first word. */
function crowd(first) {
  const { waba_id, phone_number_id, display_phone_number } = platform.number;
  const digits = (n) => `4477${String(n).padStart(8, "0")}`;
  const numbers = Array.from({ length: A_DELIVERY }, (_, index) => first + index);
  const now = Math.floor(Date.now() / 1000);
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number, phone_number_id },
    contacts: numbers.map((n) => ({ profile: { name: `Customer ${n}` }, wa_id: digits(n) })),
    messages: numbers.map((n) => ({
      from: digits(n),
      id: `wamid.${Buffer.from(`many ${n}`).toString("base64")}`,
      timestamp: String(now - (n % 3600)),
      type: "text",
      text: { body: `Hello, I am number ${n}` },
    })),
  };
  return JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: waba_id, changes: [{ field: "messages", value }] }],
  });
}

test("50 000 conversations scroll with as many rows as a window holds, and no request for a row", {
  timeout: 200_000,
}, async () => {
  const page = await openPage(browser, { width: 1440, height: 900 });
  await page.goto(`${platform.address}/inbox?view=all&sort=recent`);
  await page.getByLabel("E-mail").fill(platform.owner.email);
  await page.getByLabel("Password", { exact: true }).fill(platform.owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
  await page.goto(`${platform.address}/inbox?view=all&sort=recent`);
  await page.locator("[data-row]").first().waitFor();

  const asked = { pages: 0, others: [] };
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === "/api/v1/conversations") asked.pages += 1;
    else if (pathname.startsWith("/api/")) asked.others.push(pathname);
  });
  // Looked at with every picture the browser draws, not only where one stops.
  await page.evaluate(() => {
    globalThis.rowsMost = 0;
    const look = () => {
      globalThis.rowsMost = Math.max(globalThis.rowsMost, document.querySelectorAll("[data-row]").length);
      requestAnimationFrame(look);
    };
    look();
  });
  // By what stays: a row may be gone between finding it and asking it.
  const sheet = page.locator("[data-sheet]");
  const height = () => sheet.evaluate((node) => node.offsetHeight);
  const scrollTo = (end) =>
    sheet.evaluate((node, end) => {
      node.parentElement.scrollTop = end ? node.parentElement.scrollHeight : 0;
    }, end);
  const one = await height();
  for (let count = 1; count <= PAGES; count += 1) {
    const before = await height();
    await scrollTo(true);
    await eventually(`page ${count} is there`, async () => (await height()) > before);
  }
  const grown = (await height()) - one;
  assert.equal(grown, PAGES * PAGE * 64, "every page brought its rows, each of one height");
  await scrollTo(false);
  await scrollTo(true);
  const most = await page.evaluate(() => globalThis.rowsMost);
  assert.ok(most > 10 && most < ROWS_MAX, `${most} rows stood on the page at once`);
  // The last look may have begun one page more.
  assert.ok(asked.pages >= PAGES && asked.pages <= PAGES + 2, `${asked.pages} pages were asked for`);
  assert.deepEqual(asked.others, [], "nothing else was asked for");
});
