// The bench page: phones side by side, the tour, the switchboard.
import { openPage } from "./browser.mjs";

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
    if (!(await list.isVisible())) await column.getByRole("button", { name: "All chats" }).click();
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

  async close() {
    await this.page.context().close();
  }
}
