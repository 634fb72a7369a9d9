// The account at the side of the bench: somebody there is Meta's reviewer, and chooses whose rules hold.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage } from "../lib/browser.mjs";
import { SandboxProcess } from "../lib/serve.mjs";
import { eventually } from "../lib/wait.mjs";

let sandbox;
let browser;
let page;
let account;
let signUp;
let token;

async function graph(method, path, body) {
  const answer = await fetch(`${sandbox.address}/v25.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return await answer.json();
}

before(
  async () => {
    [sandbox, browser] = await Promise.all([SandboxProcess.start(), openBrowser()]);
    signUp = await sandbox.api.call("POST", "/sign_up", { share_history: false });
    const query = new URLSearchParams({
      client_id: sandbox.appId,
      client_secret: sandbox.appSecret,
      code: signUp.code,
    });
    token = (await graph("GET", `/oauth/access_token?${query}`)).access_token;
    page = await openPage(browser, { width: 1680 });
    await page.goto(`${sandbox.address}/bench/`);
    await page.getByRole("tab", { name: "Account" }).click();
    account = page.getByRole("region", { name: "Business account" });
  },
  { timeout: 120_000 },
);

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

test("a template waits for the bench, and is rejected there by keyboard", async () => {
  const templates = account.getByRole("region", { name: "Templates", exact: true });
  await templates.getByRole("radio", { name: "By hand" }).focus();
  await page.keyboard.press("Space");
  await templates.getByText("New templates wait here").waitFor();
  const { id, status } = await graph("POST", `/${signUp.waba_id}/message_templates`, {
    name: "plum_week",
    language: "en_US",
    category: "MARKETING",
    components: [
      { type: "BODY", text: "Dear {{1}}, plum cakes are back.", example: { body_text: [["Inês"]] } },
    ],
  });
  assert.equal(status, "PENDING");

  const row = templates.getByRole("button", { name: /^plum_week/ });
  await row.getByText("In review").waitFor();
  await row.press("Enter");
  const detail = templates.getByRole("region", { name: "plum_week" });
  await detail.getByText("Dear Inês, plum cakes are back.").waitFor();
  await detail.getByLabel("Reason to reject").selectOption("PROMOTIONAL");
  await detail.getByRole("button", { name: "Reject" }).press("Enter");
  await detail.getByText("Rejected for PROMOTIONAL.").waitFor();

  await eventually("the focus stays with the template", () =>
    row.evaluate((head) => head === document.activeElement),
  );

  const told = await graph("GET", `/${id}?fields=status,rejected_reason`);
  assert.equal(told.status, "REJECTED");
  assert.equal(told.rejected_reason, "PROMOTIONAL");
  assert.deepEqual(page.troubles, []);
});

test("the rules of another month hold from the moment they are chosen", async () => {
  const standing = account.getByRole("region", { name: "Standing with WhatsApp" });
  await standing.getByLabel("Rules of").selectOption("2025-06");
  await standing.getByText("5 messages a second. Charged by conversation").waitFor();
  await standing.getByText("0 of 5 a second").waitFor();
  await standing.getByRole("switch", { name: "Keep to throughput and pair rate" }).press("Space");
  const rules = await eventually("sends are taken as fast as they come", async () => {
    const rules = await sandbox.api.call("GET", "/rules");
    return rules.paced ? null : rules;
  });
  assert.equal(rules.profile, "2025-06");
  assert.deepEqual(page.troubles, []);
});
