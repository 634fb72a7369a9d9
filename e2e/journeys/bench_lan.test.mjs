// The bench in more than one place: on a real phone of the same network, and one phone in two windows.
import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { Bench } from "../lib/bench.mjs";
import { benchStage } from "../lib/bench_stage.mjs";
import { openPage } from "../lib/browser.mjs";

/** This machine's address in a network; there is none on a machine that is in no network. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one.family === "IPv4" && !one.internal)?.address;
const house = benchStage({ args: address ? ["--lan", address] : [] });

house.journey("whoever has the code's address gets in by phone, and nobody else", async (test) => {
  if (!address) return test.skip("this machine is in no network");
  const bench = await house.bench({ width: 1440 });
  await bench.page.getByRole("button", { name: "Open on your phone" }).press("Enter");
  const way = bench.page.getByRole("dialog", { name: "Open on your phone" });
  await way.getByRole("img", { name: "QR code of the bench's address" }).waitFor();
  const link = await way.getByRole("link").getAttribute("href");
  await bench.assertFlawless("the way onto a phone");
  await bench.page.keyboard.press("Escape");
  await way.waitFor({ state: "hidden" });

  const visitor = await openPage(house.browser, { width: 390, height: 844 });
  const refused = await visitor.goto(link.split("?")[0]);
  assert.equal(refused.status(), 401);
  await visitor.getByText("Open the bench by the QR code").waitFor();
  const guessed = await visitor.goto(link.replace(/token=\w/u, "token=x"));
  assert.equal(guessed.status(), 401);

  await visitor.goto(link);
  await visitor.getByRole("article").first().waitFor();
  assert.ok(!visitor.url().includes("token"), "the token does not stay in the address");
  const phone = new Bench(visitor, house.sandbox);
  await phone.assertFlawless("the bench on a phone");
  // What the visitor does stands on the bench of this machine.
  await visitor.getByRole("button", { name: "Pause the clock" }).click();
  await bench.page.getByRole("button", { name: "Let the clock run" }).click();
  await visitor.getByRole("button", { name: "Pause the clock" }).waitFor();
  assert.equal(await visitor.getByRole("button", { name: "Open on your phone" }).count(), 0);
  await bench.close();
});

house.journey("one phone in two windows stays in step", async () => {
  const customer = await house.api.newCustomer("Leopold Marsh", "+447700909501");
  const windows = [];
  for (const height of [780, 780]) {
    const page = await openPage(house.browser, { width: 380, height });
    await page.goto(`${house.sandbox.address}/bench/phone/${customer.id}?chat=${house.owner.id}`);
    windows.push(new Bench(page, house.sandbox));
  }
  const [left, right] = windows;
  await left.write(customer, "Written on the left");
  await right.messages(customer).getByText("Written on the left").waitFor();
  await right.amend(customer, "Written on the left", /^Edit/u);
  await right.write(customer, "Put right on the right");
  await left.messages(customer).getByText("Put right on the right").waitFor();
  await house.api.say(house.owner, customer, "Thank you");
  for (const { page } of windows) {
    await page.getByRole("log").getByText("Thank you").waitFor();
    assert.equal(await page.getByRole("log").getByText("Put right on the right").count(), 1);
  }
  await left.airplane(customer);
  await right.phone(customer).getByText("waiting for network").waitFor();
  await right.airplane(customer);
  await left.phone(customer).getByText("waiting for network").waitFor({ state: "hidden" });
  for (const one of windows) await one.assertFlawless("a phone alone");
  await Promise.all(windows.map((one) => one.close()));
});
