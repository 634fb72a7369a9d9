// Signing in, what a role may see, and answering something somebody else has answered.
import assert from "node:assert/strict";
import { openPage } from "../lib/browser.mjs";
import { Inbox } from "../lib/inbox.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a wrong password is refused with a sentence, the right one opens the inbox, signing out closes it",
  async () => {
    const inbox = await Inbox.open(house.browser, house.demo);
    const { email, password } = house.demo.person("agent");
    await inbox.page.goto(`${house.demo.inbox}/inbox`);
    await inbox.fillSignIn(email, `${password}x`);
    await inbox.page.getByText("E-mail or password is wrong.").waitFor();
    assert.match(inbox.page.url(), /sign-in/);
    const refused = await inbox.page.request.get(`${house.demo.inbox}/api/v1/conversations`);
    assert.equal(refused.status(), 401);

    await inbox.fillSignIn(email, password);
    await inbox.page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
    const cookies = await inbox.page.context().cookies();
    assert.ok(
      cookies.length > 0 && cookies.every((cookie) => cookie.httpOnly && cookie.sameSite === "Strict"),
      "the session's cookie is out of reach for scripts",
    );

    await inbox.page.getByRole("button", { name: /, account$/ }).click();
    await inbox.page.getByRole("menuitem", { name: "Sign out" }).click();
    await inbox.page.getByRole("button", { name: "Sign in" }).waitFor();
    await inbox.page.goto(`${house.demo.inbox}/inbox`);
    await inbox.page.getByRole("button", { name: "Sign in" }).waitFor();
    await inbox.close();
  },
);

house.journey("an agent does not see the operator's page, a supervisor does", async () => {
  const agent = await house.inbox("agent");
  assert.equal(await agent.page.getByRole("link", { name: "Operator" }).count(), 0);
  const refused = await agent.page.request.get(`${house.demo.inbox}/api/v1/unreadables`);
  assert.equal(refused.status(), 403);
  const supervisor = await house.inbox("supervisor");
  await supervisor.page.getByRole("link", { name: "Operator" }).click();
  await supervisor.page.getByRole("heading", { name: "Operator" }).waitFor();
  await Promise.all([agent.close(), supervisor.close()]);
});

house.journey("a request from another site changes nothing", async () => {
  const inbox = await house.inbox("agent");
  const answer = await inbox.page.request.delete(`${house.demo.inbox}/api/v1/session`, {
    headers: { origin: "https://elsewhere.example" },
  });
  assert.ok([401, 403].includes(answer.status()), `it was answered ${answer.status()}`);
  await inbox.page.reload();
  await inbox.page.getByRole("heading", { name: "Inbox", level: 1 }).waitFor();
  await inbox.close();
});

house.journey(
  "an answer written before one saw a colleague's asks first, and sending anyway sends it",
  async () => {
    const customer = await house.customer("Evangeline Sharpe");
    const [marta, joel] = await Promise.all([house.inbox("agent"), house.inbox("supervisor")]);
    await house.spokenTo(marta, customer, "Do you deliver to Brixton?");
    await joel.openConversation(customer.name);

    // Joel's page stops hearing while Marta answers; he writes what he could not have written knowing that.
    await joel.page.context().setOffline(true);
    await joel.page.getByText("No connection.").waitFor();
    await marta.write("Yes, on Fridays.");
    await house.api.shown(customer, house.owner, "Yes, on Fridays.");
    await joel.write("Let me find out.");
    await joel.page.context().setOffline(false);

    await joel.page.getByText("Someone answered meanwhile.").waitFor();
    const heard = await house.api.messages(customer, house.owner);
    assert.ok(
      heard.every((message) => message.text !== "Let me find out."),
      "nothing goes out before Joel decides",
    );
    await joel.page.getByRole("button", { name: "Send anyway" }).click();
    await house.api.shown(customer, house.owner, "Let me find out.");
    await Promise.all([marta.close(), joel.close()]);
  },
);

house.journey("the setup page without its token says what is missing", async () => {
  const page = await openPage(house.browser);
  await page.goto(`${house.demo.inbox}/setup`);
  await page.getByText("This link is not complete.").waitFor();
  await page.context().close();
});
