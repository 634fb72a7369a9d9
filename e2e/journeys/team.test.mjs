// The team: in by a link, another role at once on the page that is open, out and back by Undo; one's own account.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { openPage } from "../lib/browser.mjs";
import { Inbox } from "../lib/inbox.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();
const PASSWORD = "a long enough password";

/** Opens a page from the menu of one's own. */
async function goTo(inbox, name) {
  await inbox.page.getByRole("button", { name: /, account/ }).click();
  await inbox.page.getByRole("menuitem", { name }).click();
  await inbox.page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** An owner's link, for somebody of that role. */
async function linkFor(owner, role) {
  await owner.page.getByRole("button", { name: "Invite somebody" }).click();
  const window = owner.page.getByRole("dialog", { name: "Invite somebody" });
  await window.getByLabel("Role").selectOption({ label: role });
  await window.getByRole("button", { name: "Make a link" }).click();
  const field = window.getByLabel("The link");
  await field.waitFor();
  const link = await field.inputValue();
  assert.deepEqual(await faults(owner.page), []);
  await window.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Whoever opens a link fills in who they are. */
async function join(link, name, email, look = {}) {
  const page = await openPage(house.browser, look);
  await page.goto(link.replace(/^https?:\/\/[^/]+/, house.demo.inbox));
  await page.getByLabel("Your name").fill(name);
  assert.deepEqual(await faults(page), []);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
  return new Inbox(page, house.demo);
}

house.journey("invited by a link, joined, made a viewer, removed, and back by Undo", async () => {
  const customer = await house.customer("Team Customer");
  const owner = await house.inbox("owner");
  await goTo(owner, "Team");
  const link = await linkFor(owner, "Agent");
  await owner.page.getByText(/^Agent, invited by Aurora Neri, until /).waitFor();
  const nina = await join(link, "Nina Alves", "nina@example.com");
  const row = owner.page.getByRole("row").filter({ hasText: "Nina Alves" });
  await row.waitFor();
  await owner.page.getByText("No invitation is open.").waitFor();
  assert.deepEqual(await faults(owner.page), []);

  await house.spokenTo(nina, customer, "Are you new here?");
  await nina.write("Since today.");
  await nina.tick("Since today.", "Delivered").waitFor();
  const assign = nina.page.getByRole("button", { name: "Assign" });
  await assign.waitFor();

  // The page that is open learns what it may do.
  await row.getByLabel("Role of Nina Alves").selectOption({ label: "Viewer" });
  await nina.page.getByText("You look on. Your role reads everything and alters nothing.").waitFor();
  await assign.waitFor({ state: "detached" });
  await nina.composer.waitFor({ state: "detached" });
  assert.deepEqual(await faults(nina.page), []);
  await house.api.say(customer, house.owner, "Still there?");
  await nina.message("Still there?").waitFor();
  await nina.row("Team Customer").getByText("1", { exact: true }).waitFor();

  await owner.page.getByRole("button", { name: "What to do with Nina Alves" }).click();
  await owner.page.getByRole("menuitem", { name: "Remove from the team" }).click();
  const sure = owner.page.getByRole("dialog", { name: "Remove Nina Alves from the team?" });
  await sure.waitFor();
  assert.deepEqual(await faults(owner.page), []);
  await sure.getByRole("button", { name: "Remove" }).click();
  await nina.page.getByRole("heading", { name: "Sign in" }).waitFor();
  await row.waitFor({ state: "detached" });
  await owner.page.getByRole("button", { name: "Undo" }).click();
  await row.waitFor();
  await nina.fillSignIn("nina@example.com", PASSWORD);
  await nina.thread("Team Customer").waitFor();
});

house.journey(
  "an agent sees the team without the means to alter it, and says when they are away",
  async () => {
    const owner = await house.inbox("owner", { width: 390, height: 844, scheme: "dark" });
    await goTo(owner, "Team");
    const agent = await house.inbox("agent");
    await goTo(agent, "Team");
    const row = (inbox) => inbox.page.getByRole("row").filter({ hasText: "Marta Pires" });
    await row(agent).getByText("You").waitFor();
    assert.equal(await agent.page.getByRole("button", { name: /^What to do with|^Invite/ }).count(), 0);
    const away = row(owner).getByText(/^Away since /);
    await row(owner).waitFor();
    assert.equal(await away.count(), 0);
    await agent.page.getByRole("button", { name: /, account/ }).click();
    await agent.page.getByRole("menuitem", { name: "I am away" }).click();
    await away.waitFor();
    assert.deepEqual(await faults(owner.page), []);
    await agent.page.getByRole("button", { name: /, account, away$/ }).click();
    await agent.page.getByRole("menuitem", { name: "I am back" }).click();
    await away.waitFor({ state: "detached" });
  },
);

house.journey(
  "another password and a look at where one is signed in end the sessions elsewhere",
  async () => {
    const owner = await house.inbox("owner");
    await goTo(owner, "Team");
    const ida = await join(await linkFor(owner, "Supervisor"), "Ida Sommer", "ida@example.com");
    const elsewhere = async () => {
      const page = await openPage(house.browser, { width: 390, height: 844, scheme: "dark" });
      const inbox = new Inbox(page, house.demo);
      await page.goto(`${house.demo.inbox}/inbox`);
      await inbox.fillSignIn("ida@example.com", PASSWORD);
      await page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
      return inbox;
    };
    const phone = await elsewhere();
    await goTo(phone, "My account");
    assert.deepEqual(await faults(phone.page), []);
    await goTo(ida, "My account");
    await ida.page.getByText("This browser.").waitFor();
    await ida.page.getByRole("button", { name: /^Sign out: / }).click();
    await phone.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await ida.page.getByRole("button", { name: /^Sign out: / }).waitFor({ state: "detached" });

    const again = await elsewhere();
    await ida.page.getByLabel("Password now").fill("not it, not at all");
    await ida.page.getByLabel("New password").fill("another long password");
    await ida.page.getByRole("button", { name: "Set password" }).click();
    await ida.page.getByText("This is not your password.").waitFor();
    assert.deepEqual(await faults(ida.page), []);
    await ida.page.getByLabel("Password now").fill(PASSWORD);
    await ida.page.getByRole("button", { name: "Set password" }).click();
    await ida.page.getByText("The password is set. You are signed out everywhere else.").waitFor();
    await again.page.getByRole("heading", { name: "Sign in" }).waitFor();

    const name = ida.page.getByLabel("Name", { exact: true });
    await name.fill("Ida S.");
    await ida.page.getByRole("button", { name: "Save" }).click();
    await ida.page.getByRole("button", { name: "Ida S., account" }).waitFor();
    await owner.page.getByRole("row").filter({ hasText: "Ida S." }).waitFor();
  },
);
