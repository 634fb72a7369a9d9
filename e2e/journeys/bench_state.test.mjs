// The whole state of the bench: saved as a file, put back from it, and begun anew only when one says so twice.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { benchStage } from "../lib/bench_stage.mjs";
import { eventually } from "../lib/wait.mjs";

const house = benchStage();
const MENU = "State of the bench";
const hasFocus = (locator) => locator.evaluate((one) => one === document.activeElement);

house.journey("a snapshot brings back what was changed since, and a wrong file changes nothing", async () => {
  const customer = await house.api.newCustomer("Winifred Pym", "+447700909401");
  const bench = await house.bench({ width: 1440 });
  const { page } = bench;
  await bench.lay(customer);
  await bench.write(customer, "Before the snapshot");
  await page.getByRole("button", { name: MENU }).press("Enter");
  await page.getByRole("menuitem", { name: "Save a snapshot" }).waitFor();
  await bench.assertFlawless("the menu of the state");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Save a snapshot" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "sandbox-snapshot.jsonl");
  const file = {
    name: "sandbox-snapshot.jsonl",
    mimeType: "application/x-ndjson",
    buffer: await readFile(await download.path()),
  };

  await bench.write(customer, "After the snapshot");
  await bench.messages(customer).getByText("After the snapshot").waitFor();
  await bench.give(() => bench.state("Restore a snapshot"), file);
  await bench.messages(customer).getByText("After the snapshot").waitFor({ state: "hidden" });
  await bench.messages(customer).getByText("Before the snapshot").waitFor();

  const nonsense = {
    name: "notes.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from("bread, milk"),
  };
  await bench.give(() => bench.state("Restore a snapshot"), nonsense);
  const refusal = page.getByRole("dialog", { name: "The snapshot was not restored" });
  await refusal.getByText("Nothing was changed.").waitFor();
  await bench.assertFlawless("a refused snapshot");
  await page.keyboard.press("Escape");
  await refusal.waitFor({ state: "hidden" });
  await eventually("the menu's button has the focus", () =>
    hasFocus(page.getByRole("button", { name: MENU })),
  );
  await bench.messages(customer).getByText("Before the snapshot").waitFor();
  await bench.close();
});

house.journey("starting anew asks first, keeps the keyboard inside, and does nothing on Escape", async () => {
  const customer = await house.api.newCustomer("Aurelio Bianchi", "+447700909402");
  const bench = await house.bench({ width: 1440 });
  const { page } = bench;
  const known = async () => (await house.api.state()).phones.some((phone) => phone.name === customer.name);
  const menu = page.getByRole("button", { name: MENU });
  await menu.press("Enter");
  await eventually("the first item has the focus", () =>
    hasFocus(page.getByRole("menuitem", { name: "Save a snapshot" })),
  );
  await page.keyboard.press("ArrowUp");
  await eventually("the last item has the focus", () =>
    hasFocus(page.getByRole("menuitem", { name: "Start anew" })),
  );
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Start anew?" });
  await question.waitFor();
  const cancel = question.getByRole("button", { name: "Cancel" });
  await eventually("the harmless way has the focus", () => hasFocus(cancel));
  await bench.assertFlawless("the question");
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("Tab");
    assert.ok(
      await question.evaluate((one) => one.contains(document.activeElement)),
      "the keyboard stays inside",
    );
  }
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  await eventually("the menu's button has the focus", () => hasFocus(menu));
  assert.ok(await known(), "Escape changed nothing");

  await bench.state("Start anew");
  await question.getByRole("button", { name: "Start anew" }).click();
  await question.waitFor({ state: "hidden" });
  assert.equal(await known(), false);
  await page.getByRole("article").first().waitFor();
  await bench.close();
});
