// One demo and one browser for the journeys of a file, begun before the first and ended after the last.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Bench } from "./bench.mjs";
import { openBrowser } from "./browser.mjs";
import { startDemo } from "./demo.mjs";
import { Inbox } from "./inbox.mjs";
import { eventually } from "./wait.mjs";

const FAILURES = fileURLToPath(new URL("../../target/e2e", import.meta.url));

/** A test of node's runner that leaves pictures of all open pages when it fails, and no page open. */
export const journeyOf = (stage) => (name, act) =>
  test(name, async (context) => {
    const pages = () => stage.browser.contexts().flatMap((context) => context.pages());
    try {
      await act(context);
    } catch (error) {
      await mkdir(FAILURES, { recursive: true });
      for (const [index, page] of pages().entries()) {
        const path = join(FAILURES, `${name.replace(/\W+/g, "-").slice(0, 60)}-${index + 1}.png`);
        await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
      }
      error.message += `\n(pictures of the pages are in ${FAILURES})`;
      throw error;
    } finally {
      for (const context of stage.browser.contexts()) await context.close();
    }
  });

export function stage(options = {}) {
  const stage = {};
  before(
    async () => {
      [stage.demo, stage.browser] = await Promise.all([startDemo(options), openBrowser()]);
      stage.api = stage.demo.api;
      stage.owner = await stage.api.business();
    },
    { timeout: 120_000 },
  );
  after(async () => {
    await stage.browser?.close();
    await stage.demo?.stop();
  });

  stage.journey = journeyOf(stage);

  let customers = 0;
  /** A customer of this journey alone. The name is unlike any other's. */
  stage.customer = (name) => {
    customers += 1;
    return stage.api.newCustomer(name, `+44770090${String(9100 + customers).slice(-4)}`);
  };
  stage.inbox = async (role = "agent", look = {}) =>
    await (await Inbox.open(stage.browser, stage.demo, look)).signIn(role);
  stage.bench = (look = {}) => Bench.open(stage.browser, stage.demo, look);
  /** The customer says something on the phone and the inbox holds the conversation. */
  stage.spokenTo = async (inbox, customer, text) => {
    await stage.api.say(customer, stage.owner, text);
    await inbox.openConversation(customer.name);
    await inbox.message(text).waitFor();
  };
  stage.eventually = eventually;
  return stage;
}
