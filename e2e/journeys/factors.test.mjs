// How one proves who one is: an authenticator app with its codes, a passkey of the browser's own authenticator, and a link
// when both are lost.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { faults } from "../lib/axe.mjs";
import { openPage } from "../lib/browser.mjs";
import { Inbox } from "../lib/inbox.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an app shows so many half minutes from now (RFC 6238). */
function shown(key, steps = 0) {
  const bits = [...key.replaceAll(/\s/g, "")].map((letter) =>
    LETTERS.indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits
    .join("")
    .match(/.{8}/g)
    .map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const account = async (inbox, origin = house.demo.inbox) => {
  await inbox.page.goto(`${origin}/account`);
  await inbox.page.getByText("This browser.").waitFor();
};

/** Types the password into the window that asks for it. */
async function sure(inbox, role, submit) {
  const window = inbox.page.getByRole("dialog");
  await window.getByLabel("Your password").fill(house.demo.person(role).password);
  await window.getByRole("button", { name: submit }).click();
  return window;
}

house.journey("an app is set up, asked for, replaced by a recovery code, and turned off", async () => {
  const joel = await house.inbox("supervisor");
  await account(joel);
  const { page } = joel;
  await page.getByRole("button", { name: "Set up an app" }).click();
  const window = page.getByRole("dialog");
  await window.getByLabel("Your password").fill("not it, not at all");
  await window.getByRole("button", { name: "Continue" }).click();
  await window.getByText("This is not your password.").waitFor();
  await sure(joel, "supervisor", "Continue");
  const key = await window.locator("code").textContent();
  await window.getByRole("img", { name: "The key, as a picture for the app" }).waitFor();
  assert.deepEqual(await faults(page), []);
  await window.getByLabel("Code of the app").fill("000000");
  await window.getByRole("button", { name: "Turn on" }).click();
  await window.getByText("This is not the app's code.").waitFor();
  await window.getByLabel("Code of the app").fill(shown(key, -1));
  await window.getByRole("button", { name: "Turn on" }).click();
  await window.getByRole("heading", { name: "Recovery codes" }).waitFor();
  const codes = await window.getByRole("listitem").allInnerTexts();
  assert.equal(codes.length, 10);
  assert.deepEqual(await faults(page), []);
  await window.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes are left.").waitFor();

  // At another browser.
  const { email, password } = house.demo.person("supervisor");
  const other = new Inbox(
    await openPage(house.browser, { width: 390, height: 844, scheme: "dark" }),
    house.demo,
  );
  const signIn = async (code) => {
    await other.page.goto(`${house.demo.inbox}/sign-in`);
    await other.fillSignIn(email, password);
    const field = other.page.getByLabel("Code");
    await field.waitFor();
    await field.fill(code);
    await field.press("Enter");
  };
  await signIn(shown(key, -1));
  await other.page.getByText("This code is wrong, or was used already.").waitFor();
  assert.deepEqual(await faults(other.page), []);
  await other.page.getByLabel("Code").fill(codes[0].toUpperCase());
  await other.page.getByLabel("Code").press("Enter");
  await other.page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
  await account(other);
  await other.page.getByText("9 recovery codes are left.").waitFor();
  await other.page.getByRole("button", { name: "Turn off" }).click();
  await sure(other, "supervisor", "Turn off");
  await other.page.getByText("Two-step sign-in is off.").waitFor();
  await other.page.goto(`${house.demo.inbox}/sign-in`);
  await other.fillSignIn(email, password);
  await other.page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
});

house.journey(
  "a passkey is made, signs in without a password, and opens nothing once it is removed",
  async () => {
    // Passkeys belong to a name: this machine's is localhost.
    const origin = house.demo.inbox.replace("127.0.0.1", "localhost");
    const page = await openPage(house.browser);
    const marta = new Inbox(page, house.demo);
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const { email, password } = house.demo.person("agent");
    const signIn = async () => {
      await page.goto(`${origin}/sign-in`);
      await marta.fillSignIn(email, password);
      await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
    };
    await signIn();
    await account(marta, origin);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Laptop");
    await sure(marta, "agent", "Continue");
    await page.getByText("Laptop is added. Sign in with it the next time.").waitFor();
    assert.deepEqual(await faults(page), []);

    await page.context().clearCookies();
    await page.goto(`${origin}/sign-in`);
    assert.deepEqual(await faults(page), []);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Marta Pires, account" }).waitFor();
    await account(marta, origin);
    await page.getByText(/^Made .*, last used /).waitFor();
    await page.getByRole("button", { name: "Remove passkey Laptop" }).click();
    await page.getByText("The passkey Laptop is removed. Delete it on the device as well.").waitFor();

    await page.context().clearCookies();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("Nobody here has this passkey. It may have been removed.").waitFor();

    // By numbers there is no name, and the page says so.
    const numbers = await house.inbox("agent");
    await account(numbers);
    await numbers.page.getByText(/^Passkeys belong to a name\./).waitFor();
    assert.ok(await numbers.page.getByRole("button", { name: "Add a passkey" }).isDisabled());
  },
);

house.journey("who can sign in no more gets a link for another password", async () => {
  const owner = await house.inbox("owner");
  await owner.page.goto(`${house.demo.inbox}/team`);
  await owner.page.getByRole("button", { name: "What to do with Marta Pires" }).click();
  await owner.page.getByRole("menuitem", { name: "Link for another password" }).click();
  const window = owner.page.getByRole("dialog", { name: "Another password for Marta Pires" });
  await window.getByRole("button", { name: "Make a link" }).click();
  const field = window.getByLabel("The link");
  await field.waitFor();
  const link = await field.inputValue();
  assert.deepEqual(await faults(owner.page), []);
  const page = await openPage(house.browser, { width: 390, height: 844, scheme: "dark" });
  await page.goto(link);
  await page.getByRole("heading", { name: "Set another password" }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByLabel("Password", { exact: true }).fill("quite another password");
  await page.getByRole("button", { name: "Set and sign in" }).click();
  await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
  await page.goto(link);
  await page.reload();
  await page.getByText("This invitation does not work any more.").waitFor();
});
