// Every menu and dialog around the phones: flawless by axe, opened and left by keyboard, the focus back where it was.
import { benchStage } from "../lib/bench_stage.mjs";
import { eventually } from "../lib/wait.mjs";

const house = benchStage();
const looks = [
  { width: 1440, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
];

/** Opens by keyboard; what opened has the focus then, a moment after it is visible. */
async function open(opener, opened, where) {
  await opener.press("Enter");
  await opened.waitFor();
  await eventually(`${where}: what opened has the focus`, () =>
    opened.evaluate((one) => one.contains(document.activeElement)),
  );
}

/** Opens by keyboard, lets axe look, leaves by Escape. */
async function visit(bench, opener, opened, where) {
  await open(opener, opened, where);
  await bench.assertFlawless(where);
  await bench.page.keyboard.press("Escape");
  await opened.waitFor({ state: "hidden" });
  await eventually(`${where}: the focus is back`, () =>
    opener.evaluate((one) => one === document.activeElement),
  );
}

for (const look of looks) {
  const narrow = look.width < 600;
  house.journey(`menus and dialogs at ${look.width} px, ${look.scheme}`, async () => {
    const [name, digits] = narrow ? ["Peregrine Lowe", "+447700909601"] : ["Hester Quill", "+447700909602"];
    const customer = await house.api.newCustomer(name, digits);
    const bench = await house.bench(look);
    const { page } = bench;
    const button = (name) => page.getByRole("button", { name, exact: true });
    const menu = page.getByRole("menu");
    const dialog = page.getByRole("dialog");

    await visit(bench, button("State of the bench"), menu, "the state");
    await visit(bench, button(`Settings of ${house.owner.name}`), menu, "the shop's phone");
    const chat = bench.phone(house.owner).getByRole("list", { name: "Chats" }).getByRole("listitem").first();
    const ofChat = chat.getByRole("button", { name: /^What to do with/u });
    await visit(bench, ofChat, menu, "a chat");
    if (narrow) {
      const clock = page.getByTitle("Clock", { exact: true });
      await visit(bench, clock, dialog, "the clock");
      await open(clock, dialog, "the clock");
      await page.getByRole("button", { name: "What is due when" }).press("Enter");
      await page.getByRole("heading", { name: "Due" }).waitFor();
      await bench.assertFlawless("what is due");
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "Due" }).waitFor({ state: "hidden" });
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    }
    const add = button(narrow ? "Open a customer's phone" : "Phone");
    await visit(bench, add, dialog, "the phones there are");
    await open(add, dialog, "the phones there are");
    await page.getByRole("button", { name: "New customer" }).press("Enter");
    await page.getByLabel("Phone number").waitFor();
    await bench.assertFlawless("a new customer");
    await page.getByRole("button", { name: "Back", exact: true }).press("Enter");
    await page.getByRole("searchbox", { name: "Name, number or username" }).fill(customer.name);
    await dialog.getByRole("button", { name: customer.name }).press("Enter");
    await bench.phone(customer).waitFor();

    const settings = button(`Settings of ${customer.name}`);
    await visit(bench, settings, menu, "a customer's phone");
    for (const [item, title] of [
      [/^Change number/u, "New number for"],
      [/^Adopt a username/u, "Username of"],
      [/^Arrive by an advert/u, "arrives by an advert"],
      [/^What the API does not carry/u, "sends"],
    ]) {
      await open(settings, menu, "a customer's phone");
      await page.getByRole("menuitem", { name: item }).press("Enter");
      const asked = page.getByRole("dialog", { name: title });
      await asked.waitFor();
      await bench.assertFlawless(title);
      await page.keyboard.press("Escape");
      await asked.waitFor({ state: "hidden" });
    }
    await bench.close();
  });
}
