// The bench page: phones side by side, the tour, the switchboard.
import assert from "node:assert/strict";
import { faults } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { eventually } from "./wait.mjs";

export class Bench {
  static async open(browser, demo, look = {}) {
    const page = await openPage(browser, { width: 1680, ...look });
    await page.goto(`${demo.bench}/bench/`);
    await page.getByRole("article").first().waitFor();
    return new Bench(page, demo);
  }

  constructor(page, demo) {
    this.page = page;
    this.demo = demo;
  }

  phone(phone) {
    return this.page.getByRole("article", { name: `${phone.name}'s phone` });
  }

  /** Puts a customer's phone on the bench, with the business's chat open on it. */
  async lay(phone) {
    if (await this.phone(phone).isVisible()) return;
    await this.page.getByRole("button", { name: "Phone", exact: true }).click();
    await this.page.getByRole("searchbox", { name: "Name, number or username" }).fill(phone.name);
    await this.page.getByRole("dialog").getByRole("button", { name: phone.name }).click();
    await this.phone(phone).waitFor();
  }

  /** Opens a chat on the owner's phone by the name that phone gives it. The phone shows its list or another chat. */
  async openChat(owner, title) {
    const column = this.phone(owner);
    const list = column.getByRole("list", { name: "Chats" });
    const back = column.getByRole("button", { name: "All chats" });
    // A phone that nobody has written to has neither, until somebody does.
    await list.or(back).first().waitFor();
    if (!(await list.isVisible())) await back.click();
    await list.getByRole("button").filter({ hasText: title }).first().click();
    await this.messages(owner).waitFor();
  }

  /** The open chat of a phone. */
  messages(phone) {
    return this.phone(phone).getByRole("log");
  }

  async write(phone, text) {
    const field = this.phone(phone).getByRole("textbox", { name: /^Message to / });
    await field.fill(text);
    await field.press("Enter");
  }

  /** Opens the menu of a message and picks from it. */
  async amend(phone, text, choice, role = "menuitem") {
    await this.messages(phone)
      .getByRole("button", { name: `What to do with: ${text}` })
      .click();
    await this.page.getByRole(role, { name: choice }).click();
  }

  /** What can be done with a message, and why not, as its menu says. */
  async choices(phone, text) {
    await this.messages(phone)
      .getByRole("button", { name: `What to do with: ${text}` })
      .click();
    const items = this.page.getByRole("menuitem");
    await items.first().waitFor();
    const said = await items.allInnerTexts();
    await this.page.keyboard.press("Escape");
    await items.first().waitFor({ state: "hidden" });
    return said.map((text) => text.replace(/\s+/gu, " "));
  }

  async airplane(phone) {
    await this.phone(phone)
      .getByRole("button", { name: `Airplane mode for ${phone.name}` })
      .click();
  }

  /** Opens a part at the side of the phones, or of the bottom bar where the page is narrow. */
  async part(name) {
    const tab = this.page.getByRole("tab", { name });
    const inBar = this.page.getByRole("navigation").getByRole("button", { name });
    await tab.or(inBar).click();
  }

  /** The page has heard of a jump: its clock shows this moment or a later one. */
  async reaches(moment) {
    const face = this.page.getByRole("group", { name: "Virtual clock" }).getByRole("time");
    await eventually("the page's clock has jumped", async () => {
      return new Date(await face.getAttribute("datetime")).getTime() >= moment;
    });
  }

  /** Opens the menu of the whole state and picks from it. */
  async state(choice) {
    await this.page.getByRole("button", { name: "State of the bench" }).click();
    await this.page.getByRole("menuitem", { name: choice }).click();
  }

  /** Gives a file to whatever asks for one after `press`. */
  async give(press, file) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), press()]);
    await chooser.setFiles(file);
  }

  /** The lines of the traffic that say this. */
  lines(text) {
    const list = this.page.getByRole("list", { name: "Webhooks and Graph calls, newest first" });
    return list.getByRole("button").filter({ hasText: text });
  }

  /** axe finds nothing, the page fits its window, which never scrolls, and reported nothing broken. */
  async assertFlawless(where) {
    assert.deepEqual(await faults(this.page), [], where);
    const long = await this.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    assert.ok(long <= 0, `${where}: the page is ${long} px longer than the window`);
  }

  async close() {
    await this.page.context().close();
  }
}
