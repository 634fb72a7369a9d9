// Pictures of the inbox and the bench, wide and narrow, light and dark, and the two side by side for the README.
import { join } from "node:path";
import { Bench } from "../lib/bench.mjs";
import { openBrowser, openPage } from "../lib/browser.mjs";
import { startDemo } from "../lib/demo.mjs";
import { Inbox } from "../lib/inbox.mjs";

const out = process.env.SHOTS_OUT ?? ".";
const only = (process.env.SHOTS_ONLY ?? "").split(",");
const isWanted = (name) => only.some((part) => name.includes(part));
const looks = [
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
  { width: 390, height: 844, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
];
/** A customer, as her phone names her and as the shop's phone book does, which the inbox follows. */
const SHOWN = "Inês Carvalhal";
const SHOWN_IN_INBOX = "Inês C. (cakes)";

const demo = await startDemo();
const browser = await openBrowser();
try {
  for (const look of looks) await pagesIn(look);
  await sideBySide();
} finally {
  await browser.close();
  await demo.stop();
}

async function pagesIn(look) {
  const name = (what) => `${what}-${look.width}-${look.scheme}`;
  const inbox = await (await Inbox.open(browser, demo, look)).signIn("supervisor");
  const { page } = inbox;
  if (look.width < 600) {
    await page.goto(`${demo.inbox}/inbox?view=all&sort=recent`);
    await inbox.row(SHOWN_IN_INBOX).first().waitFor();
    await shoot(page, name("inbox-list"));
  }
  await inbox.openConversation(SHOWN_IN_INBOX);
  await page.locator("[data-message]").last().waitFor();
  await shoot(page, name("inbox"));
  await page.goto(`${demo.inbox}/numbers`);
  await page.getByText("+44 7700 900142").first().click();
  await page.waitForURL(/\/numbers\/./);
  await page.getByRole("heading").first().waitFor();
  await shoot(page, name("number"));
  await page.goto(`${demo.inbox}/operator`);
  await page.getByRole("heading", { name: "Operator" }).waitFor();
  await shoot(page, name("operator"));
  await inbox.close();

  const bench = await Bench.open(browser, demo, look);
  await bench.page.getByRole("list", { name: "Chats" }).first().waitFor();
  await shoot(bench.page, name("bench"));
  await bench.close();

  const signIn = await openPage(browser, look);
  await signIn.goto(`${demo.inbox}/sign-in`);
  await signIn.getByRole("button", { name: "Sign in" }).waitFor();
  await shoot(signIn, name("sign-in"));
  await signIn.context().close();
}

/** The inbox beside the owner's and a customer's phone, each as it is, put on one sheet. */
async function sideBySide() {
  if (!isWanted("inbox-and-bench")) return;
  const inbox = await (await Inbox.open(browser, demo, { width: 1120, height: 760 })).signIn("agent");
  await inbox.openConversation(SHOWN_IN_INBOX);
  await inbox.page.locator("[data-message]").last().waitFor();
  const left = await settled(inbox.page).then(() => inbox.page.screenshot());
  const bench = await Bench.open(browser, demo, { width: 1440, height: 1070 });
  const { phones } = await demo.api.state();
  const [owner, customer] = [
    phones.find((phone) => phone.kind === "business"),
    phones.find((p) => p.name === SHOWN),
  ];
  await bench.lay(customer);
  const { title } = (await demo.api.chats(owner)).find((chat) => chat.peer === customer.id);
  await bench.openChat(owner, title);
  await settled(bench.page);
  const right = [];
  for (const phone of [owner, customer]) right.push(await bench.phone(phone).screenshot());
  const sheet = await openPage(browser, { width: 1880, height: 860 });
  const picture = (bytes, style) =>
    `<img style="${style}" src="data:image/png;base64,${bytes.toString("base64")}" alt="">`;
  const frame = "border-radius:12px;box-shadow:0 1px 2px #0002,0 12px 40px #0002;height:760px";
  await sheet.setContent(
    `<body style="margin:0;height:860px;display:flex;gap:32px;align-items:center;justify-content:center;background:#eceae6">
     ${picture(left, frame)}${right.map((bytes) => picture(bytes, "max-height:780px;border-radius:16px")).join("")}</body>`,
  );
  await shoot(sheet, "inbox-and-bench");
  await Promise.all([inbox.close(), bench.close(), sheet.context().close()]);
}

/** Fonts and pictures are there and nothing is said to be loading. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle").catch(() => undefined);
}

async function shoot(page, name) {
  if (!isWanted(name)) return;
  await settled(page);
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(`  ${name}.png`);
}
