// Debian's Chromium, driven by playwright-core, which brings no browser of its own.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** `flags` are further ones of Chromium's. */
export async function openBrowser(flags = []) {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error("No Chromium is here: install it, or set CHROMIUM to its path");
  return await chromium.launch({
    executablePath,
    headless: !process.env.HEADED,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      // A microphone that beeps, for voice notes; each page still asks for it.
      "--use-fake-device-for-media-stream",
      ...flags,
    ],
  });
}

/** A window of its own (own cookies). What the page itself reports as broken is collected in `page.troubles`. */
export async function openPage(browser, { width = 1440, height = 900, scheme = "light" } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(`${error}`));
  page.on("console", (message) => {
    // A page that violates its own security policy says so only here.
    if (message.type() === "error" && /Content Security Policy|Uncaught/.test(message.text()))
      page.troubles.push(message.text());
  });
  return page;
}
