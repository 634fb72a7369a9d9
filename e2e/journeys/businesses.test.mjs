// A second business on the bench: added, switched to, written to, and connected by its own page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Bench } from "../lib/bench.mjs";
import { openBrowser } from "../lib/browser.mjs";
import { SandboxProcess } from "../lib/serve.mjs";
import { eventually } from "../lib/wait.mjs";

const repair = { name: "Bike Repair", number: "+44 20 7946 0999" };

let sandbox;
let browser;

before(
  async () => {
    [sandbox, browser] = await Promise.all([SandboxProcess.start(), openBrowser()]);
  },
  { timeout: 120_000 },
);

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const menu = (bench) => bench.page.getByRole("button", { name: "Businesses" });

/** Fills the form of the menu. */
async function add(bench, { name, number }) {
  await menu(bench).click();
  await bench.page.getByRole("button", { name: "Add a business" }).click();
  await bench.page.getByLabel("Name", { exact: true }).fill(name);
  await bench.page.getByLabel("Phone number").fill(number);
  await bench.page.getByRole("button", { name: "Add", exact: true }).click();
}

async function newCustomer(bench, name, digits) {
  await bench.page.getByRole("button", { name: "Phone", exact: true }).click();
  await bench.page.getByRole("button", { name: "New customer" }).click();
  await bench.page.getByLabel("Name", { exact: true }).fill(name);
  await bench.page.getByLabel("Number", { exact: false }).fill(digits);
  await bench.page.getByRole("button", { name: "Add", exact: true }).click();
  await bench.phone({ name }).waitFor();
}

test("a second business is added, switched to and written to, and the first hears nothing of it", async () => {
  const bench = await Bench.open(browser, { bench: sandbox.address });
  const first = await sandbox.api.business();
  await add(bench, { ...repair, number: "12" });
  await bench.page.getByText("A phone number has 7 to 15 digits").waitFor();
  await bench.page.getByLabel("Phone number").fill(repair.number);
  await bench.page.getByRole("button", { name: "Add", exact: true }).click();

  await bench.page.waitForURL(/\?business=\d+$/u);
  await bench.phone(repair).waitFor();
  await bench.page.getByRole("button", { name: `Businesses: ${repair.name}` }).waitFor();
  // Beside the businesses' names there is room for whether a platform listens.
  await bench.page.setViewportSize({ width: 1440, height: 900 });
  const listens = bench.page.getByRole("banner").getByText("No platform attached");
  assert.ok(await listens.evaluate((words) => words.scrollWidth <= words.clientWidth), "its words are cut");
  await bench.page.setViewportSize({ width: 1680, height: 900 });
  await newCustomer(bench, "Sol Achterberg", "+44 7700 900555");
  await bench.write({ name: "Sol Achterberg" }, "Is my wheel true again?");
  await bench.openChat(repair, "Sol Achterberg");
  await bench.messages(repair).getByText("Is my wheel true again?").waitFor();

  const window = bench.page.waitForEvent("popup");
  await bench
    .phone({ name: "Sol Achterberg" })
    .getByRole("button", { name: "Settings of Sol Achterberg" })
    .click();
  await bench.page.getByRole("menuitem", { name: "Open in a window of its own" }).click();
  const alone = await window;
  await alone.getByRole("log").getByText("Is my wheel true again?").waitFor();
  assert.match(alone.url(), /business=\d+/u);
  await alone.close();

  await menu(bench).click();
  await bench.page.getByRole("link", { name: first.name }).click();
  await bench.page.waitForURL(/\/bench\/$/u);
  await bench.phone(first).waitFor();
  assert.equal(await bench.page.getByText("Is my wheel true again?").count(), 0);
  const chats = await sandbox.api.chats(first);
  assert.ok(!JSON.stringify(chats).includes("wheel"));
  await bench.close();
});

test("the sign-up window asks which business connects, and connects that one", async () => {
  const { businesses } = await sandbox.api.call("GET", "/businesses");
  const second = businesses.find((one) => one.name === repair.name);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${sandbox.address}/v25.0/dialog/oauth?client_id=${sandbox.appId}`);
  await page.getByRole("radio", { name: repair.name }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: /^Continue/u }).click();
  await page.getByText(repair.name).waitFor();
  const account = await sandbox.api.call("GET", `/businesses/${second.waba_id}/account`);
  assert.equal(account.sign_up.step, "BUSINESS_ACCOUNT_SELECTION");
  await context.close();
});

test("an address that outlived its business says so", async () => {
  const { businesses } = await sandbox.api.call("GET", "/businesses");
  const second = businesses.find((one) => one.name === repair.name);
  await sandbox.api.call("DELETE", `/businesses/${second.waba_id}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${sandbox.address}/bench/?business=${second.waba_id}`);
  await page.getByText("This business is not in the sandbox.").waitFor();
  await page.getByRole("link", { name: "Go to the first business" }).click();
  await eventually("the first business's phone is there", () =>
    page.getByRole("article").first().isVisible(),
  );
  await context.close();
});
