// Everyone reads the pages in their own language, right-to-left where it is read so; what customers write stays as it is.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { openPage } from "../lib/browser.mjs";
import { Inbox } from "../lib/inbox.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const html = (page) =>
  page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));

house.journey("whoever reads Arabic signs in, reads and answers in it, from right to left", async () => {
  const customer = await house.customer("Salma Idrissi");
  const english = await house.inbox("owner");
  await house.spokenTo(english, customer, "Is the rye ready?");
  await english.close();

  const inbox = await Inbox.open(house.browser, house.demo);
  const { page } = inbox;
  await page.goto(`${house.demo.inbox}/inbox`);
  await page.getByRole("combobox", { name: "Language" }).selectOption("العربية");
  await page.getByRole("heading", { name: "تسجيل الدخول" }).waitFor();
  assert.equal((await html(page)).dir, "rtl");
  assert.deepEqual(await faults(page), []);

  const { email, password } = house.demo.person("agent");
  await page.getByLabel("البريد الإلكتروني").fill(email);
  await page.getByLabel("كلمة المرور", { exact: true }).fill(password);
  await page.getByRole("button", { name: "تسجيل الدخول" }).click();
  await inbox.row("Salma Idrissi").click();
  await inbox.message("Is the rye ready?").waitFor();

  // The list stands at the right, and English words keep their own direction.
  const [list, thread] = await Promise.all([
    inbox.row("Salma Idrissi").boundingBox(),
    page.getByRole("log").boundingBox(),
  ]);
  assert.ok(list.x > thread.x + thread.width / 2, "the list is right of the thread");
  const words = inbox.message("Is the rye ready?").getByText("Is the rye ready?");
  assert.equal(await words.evaluate((node) => getComputedStyle(node).direction), "ltr");
  await page.getByRole("textbox", { name: /Salma/ }).fill("نعم، هو جاهز");
  await page.keyboard.press("Enter");
  await inbox.message("نعم، هو جاهز").waitFor();
  await house.eventually("the customer reads it", async () =>
    (await house.api.messages(customer, house.owner)).some(({ text }) => text === "نعم، هو جاهز"),
  );
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(page.troubles, []);
});

house.journey("a language chosen in the account goes with its owner to each device", async () => {
  const here = await house.inbox("supervisor");
  await here.page.goto(`${house.demo.inbox}/account`);
  await here.page.getByRole("combobox", { name: "Language" }).selectOption("Español");
  await here.page.getByRole("heading", { name: "Mi cuenta" }).waitFor();
  assert.deepEqual(await faults(here.page), []);

  const there = await openPage(house.browser);
  const { email, password } = house.demo.person("supervisor");
  await there.goto(`${house.demo.inbox}/inbox`);
  await there.getByLabel("E-mail").fill(email);
  await there.getByLabel("Password", { exact: true }).fill(password);
  await there.getByRole("button", { name: "Sign in" }).click();
  await there.getByRole("navigation", { name: "Principal" }).waitFor();
  assert.equal((await html(there)).lang, "es");

  // And back, from there.
  await there.goto(`${house.demo.inbox}/account`);
  await there.getByRole("combobox", { name: "Idioma" }).selectOption("English");
  await there.getByRole("heading", { name: "My account" }).waitFor();
  await here.page.reload();
  await here.page.getByRole("heading", { name: "My account" }).waitFor();
  assert.deepEqual([...here.page.troubles, ...there.troubles], []);
});
