// The inbox as people know it: by names and words.
import { openPage } from "./browser.mjs";

export class Inbox {
  static async open(browser, demo, look = {}) {
    return new Inbox(await openPage(browser, look), demo);
  }

  constructor(page, demo) {
    this.page = page;
    this.demo = demo;
  }

  async fillSignIn(email, password) {
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async signIn(role = "agent") {
    const { email, password } = this.demo.person(role);
    await this.page.goto(`${this.demo.inbox}/inbox`);
    await this.fillSignIn(email, password);
    await this.page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
    return this;
  }

  /** The row of the list, whatever view holds it. */
  row(name) {
    return this.page.locator("[data-row]").filter({ hasText: name });
  }

  /** Opens the conversation from the list of all, as soon as it is there. */
  async openConversation(name) {
    await this.page.goto(`${this.demo.inbox}/inbox?view=all&sort=recent`);
    await this.row(name).first().click();
    await this.thread(name).waitFor();
    return this;
  }

  thread(name) {
    return this.page.getByRole("log", { name: `Conversation with ${name}` });
  }

  /** Messages of the open thread that hold the text. */
  message(text) {
    return this.page.locator("[data-message]").filter({ hasText: text });
  }

  /** The mark beside an outgoing message, by its spoken name. */
  mark(text, name) {
    return this.message(text).getByRole("img", { name });
  }

  tick(text, state) {
    return this.message(text).getByRole("img", { name: state, exact: true });
  }

  get composer() {
    return this.page.getByRole("textbox", { name: /^Message / });
  }

  get facts() {
    return this.page.getByRole("group", { name: "Before you send" });
  }

  async write(text) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Sends what the composer does not write, as a program with this person's rights does: WhatsApp's own words, or a template. */
  async sendByApi(said) {
    const id = new URL(this.page.url()).pathname.split("/").at(-1);
    const problem = await this.page.evaluate(
      async ([id, said]) => {
        const path = `/api/v1/conversations/${id}`;
        const { version } = await (await fetch(path)).json();
        const answer = await fetch(`${path}/messages`, {
          method: "POST",
          headers: { "content-type": "application/json", "X-Twinline": "1" },
          body: JSON.stringify({
            client_token: crypto.randomUUID(),
            seen_version: version,
            confirm: true,
            ...said,
          }),
        });
        return answer.ok ? null : await answer.text();
      },
      [id, said],
    );
    if (problem) throw new Error(`the message was refused: ${problem}`);
  }

  /** Attaches a file with the composer's button; the card of the file shows once it is uploaded. */
  async attach(file) {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.page.getByRole("button", { name: "Attach a picture or a document" }).click(),
    ]);
    await chooser.setFiles(file);
  }

  async close() {
    await this.page.context().close();
  }
}
