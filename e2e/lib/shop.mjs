// A web shop of anybody's with Meta's sign-up button, as Meta's guide has it, down to the check of the origin.
import { once } from "node:events";
import { createServer } from "node:http";
import { openPage } from "./browser.mjs";
import { eventually } from "./wait.mjs";

const html = (sdk, appId) => `<!doctype html><html lang="en"><title>Shop</title>
<script async defer crossorigin="anonymous" src="${sdk}"></script>
<script>
  window.heard = [];
  window.fbAsyncInit = () => FB.init({ appId: "${appId}", autoLogAppEvents: true, xfbml: true, version: "v25.0" });
  window.addEventListener("message", (event) => {
    if (!event.origin.endsWith("facebook.com")) return;
    try {
      const data = JSON.parse(event.data);
      if (data.type === "WA_EMBEDDED_SIGNUP") heard.push({ ...data, trusted: event.isTrusted });
    } catch {}
  });
  const launch = () => FB.login((answer) => { window.answer = answer; }, {
    config_id: "9", response_type: "code", override_default_response_type: true,
    extras: { setup: {}, featureType: "whatsapp_business_app_onboarding", sessionInfoVersion: "3" },
  });
</script>
<button onclick="launch()">Connect WhatsApp</button>`;

export class Shop {
  /** `sdk` is where its page loads Meta's SDK from. */
  static async open(browser, sdk, appId) {
    const shop = new Shop();
    shop.browser = browser;
    shop.server = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html");
      answer.end(html(sdk, appId));
    });
    shop.server.listen(0, "127.0.0.1");
    await once(shop.server, "listening");
    // Another site than the sandbox's, as in real life.
    shop.address = `http://localhost:${shop.server.address().port}/`;
    return shop;
  }

  /** Opens the page and its window, up to the choice of a number. */
  async launch() {
    const page = await openPage(this.browser);
    await page.goto(this.address);
    await page.waitForFunction(() => window.FB);
    const [popup] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("button", { name: "Connect WhatsApp" }).click(),
    ]);
    await popup.getByRole("button", { name: /^Continue as / }).click();
    await popup.getByRole("button", { name: "Next" }).click();
    await popup.getByRole("heading", { name: "Which number do you want to connect?" }).waitFor();
    return { page, popup };
  }

  close() {
    this.server.close();
  }
}

/** The session message the page heard last. */
export const heard = (page) =>
  eventually("the page hears of the sign-up", () => page.evaluate(() => window.heard.at(-1)));

/** What `FB.login` called back with. */
export async function answered(page) {
  await page.waitForFunction(() => window.answer);
  return await page.evaluate(() => window.answer);
}

/** Turns the code of a sign-up into a token, as the shop's server does. */
export async function exchanged(sandbox, code) {
  const query = new URLSearchParams({
    client_id: sandbox.appId,
    client_secret: sandbox.appSecret,
    code,
  });
  return await (await fetch(`${sandbox.address}/v25.0/oauth/access_token?${query}`)).json();
}
