// The bench around the phones: scenarios, the clock and what is due, gaps, and all of it by keyboard.
import assert from "node:assert/strict";
import { benchStage } from "../lib/bench_stage.mjs";
import { eventually } from "../lib/wait.mjs";

const house = benchStage();

const OWN = `name: The shop answers at once
about: It does not, so this fails at its second step.
people:
  ines: {digits: "447700900318"}
steps:
  - write: {on: ines, text: "Is it ready?"}
  - expect_phone: {on: ines, text: "It is.", times: 1, within: 10s}
  - write: {on: ines, text: "Hello?"}
`;
const yaml = (text) => ({ name: "own.yaml", mimeType: "application/yaml", buffer: Buffer.from(text) });

house.journey("a scenario of the library runs, and each of its steps says what became of it", async () => {
  const bench = await house.bench();
  const { scenarios } = await house.api.call("GET", "/scenarios");
  const { name, steps } = scenarios.find((one) => one.file.startsWith("lost_answer"));
  await bench.part("Scenarios");
  await bench.page.getByRole("button", { name: `Run: ${name}` }).click();
  const result = bench.page.getByRole("region", { name: `Result of: ${name}` });
  await result.getByRole("status").getByText("passed").waitFor();
  assert.equal(await result.getByRole("img", { name: "ok" }).count(), steps);
  await bench.assertFlawless("a scenario that passed");

  await result.getByRole("button", { name: "Put on the bench" }).click();
  await result.getByRole("button", { name: "It is on the bench" }).waitFor();
  await bench.close();
});

house.journey("a scenario of one's own that fails says at which step and why", async () => {
  const bench = await house.bench();
  await bench.part("Scenarios");
  const own = bench.page.getByRole("button", { name: "Run a file of your own" });
  await bench.give(() => own.click(), yaml(OWN));
  const result = bench.page.getByRole("region", { name: "Result of: The shop answers at once" });
  await result.getByRole("status").getByText("failed").waitFor();
  const failed = result
    .getByRole("listitem")
    .filter({ has: bench.page.getByRole("img", { name: "failed" }) });
  await failed.getByText("expect: the phone of ines shows “It is.”").waitFor();
  assert.match(await failed.textContent(), /It is\.[\s\S]+\w/u);
  await result.getByRole("img", { name: "left out" }).waitFor();
  await bench.assertFlawless("a scenario that failed");

  await bench.give(() => own.click(), yaml("steps: nonsense"));
  const refusal = bench.page.getByRole("alert");
  await refusal.getByText("Correct the request and send it again.").waitFor();
  await bench.close();
});

house.journey("the clock is stopped, jumps ahead and goes to what is due next", async () => {
  await house.api.call("POST", "/clock", { rate: 1 });
  const { number, graph } = await house.connect();
  const customer = await house.api.newCustomer("Thaddeus Oakes", "+447700909301");
  const bench = await house.bench();
  const { page } = bench;
  const clock = page.getByRole("group", { name: "Virtual clock" });
  await clock.getByRole("button", { name: "Pause the clock" }).click();
  await clock.getByRole("button", { name: "Let the clock run" }).waitFor();
  const stopped = (await house.api.state()).clock;
  assert.equal(stopped.rate, 0);
  await clock.getByRole("button", { name: "+1 h" }).click();
  const face = clock.getByRole("time");
  const moment = new Date(stopped.now + 3_600_000).toISOString();
  await eventually(
    "the face shows the hour later",
    async () => (await face.getAttribute("datetime")) === moment,
  );

  await house.api.say(customer, house.owner, "Is there any spelt left?");
  const sent = await graph("POST", `/${number}/messages`, {
    messaging_product: "whatsapp",
    to: customer.digits,
    text: { body: "Two loaves." },
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  await clock.getByRole("button", { name: "What is due when" }).press("Enter");
  const due = page.getByRole("dialog");
  await due
    .getByRole("listitem")
    .filter({ hasText: "A send reaches WhatsApp" })
    .getByText(customer.name)
    .waitFor();
  const closes = due.getByRole("listitem").filter({ hasText: "The customer service window closes" });
  await closes.getByText(customer.name).waitFor();
  await closes.getByText("in 24 h").or(closes.getByText("in 1 d")).waitFor();
  await bench.assertFlawless("what is due");
  await page.keyboard.press("Escape");
  await due.waitFor({ state: "hidden" });
  await eventually("the focus is back where it was", () =>
    clock.getByRole("button", { name: "What is due when" }).evaluate((one) => one === document.activeElement),
  );

  await clock.getByRole("button", { name: "Jump to what happens next" }).click();
  await eventually("the send has left", async () => {
    const [own] = (await house.api.messages(house.owner, customer)).filter(
      (one) => one.text === "Two loaves.",
    );
    return own !== undefined;
  });
  await clock.getByRole("button", { name: "Let the clock run" }).click();
  await clock.getByRole("button", { name: "Pause the clock" }).waitFor();
  await house.api.shown(customer, house.owner, "Two loaves.");
  await bench.close();
});

house.journey("a call that is not emulated is counted, and nobody takes it for an answer", async () => {
  const { number, graph } = await house.connect();
  const bench = await house.bench();
  await bench.part("Gaps");
  const gaps = bench.page.getByRole("region", { name: "Not emulated yet" });
  await gaps.getByText("No gaps so far").waitFor();
  await bench.assertFlawless("no gaps");
  const refused = await graph("GET", `/${number}/horoscope`);
  assert.equal(refused.status, 400, JSON.stringify(refused.body));
  const row = gaps.getByRole("listitem").filter({ hasText: "horoscope" });
  await row.getByText("once", { exact: true }).waitFor();
  await graph("GET", `/${number}/horoscope`);
  await row.getByText("2 times").waitFor();
  await bench.assertFlawless("two gaps");
  await bench.close();
});

house.journey(
  "arrow keys walk through the side, and every part of it is flawless in light and dark",
  async () => {
    for (const scheme of ["light", "dark"]) {
      const bench = await house.bench({ width: 1440, scheme });
      const tab = (name) => bench.page.getByRole("tab", { name });
      await tab("Try this").focus();
      for (const name of ["Faults", "Account", "Scenarios", "Gaps", "Try this"]) {
        await bench.page.keyboard.press("ArrowRight");
        await bench.page.getByRole("tab", { name, selected: true }).waitFor();
        await bench.page.getByRole("tabpanel", { name }).waitFor();
        assert.ok(await tab(name).evaluate((one) => one === document.activeElement), `${name} has the focus`);
        await bench.assertFlawless(`${name}, ${scheme}`);
      }
      await bench.close();
    }
  },
);

house.journey("on a narrow page every part of the bottom bar is flawless in light and dark", async () => {
  for (const scheme of ["light", "dark"]) {
    const bench = await house.bench({ width: 390, height: 844, scheme });
    for (const name of ["Phones", "Try this", "Faults", "Account", "Scenarios", "Traffic"]) {
      await bench.part(name);
      await bench.page
        .getByRole("button", { name, exact: true })
        .and(bench.page.locator("[aria-current]"))
        .waitFor();
      await bench.assertFlawless(`${name}, ${scheme}, narrow`);
    }
    await bench.close();
  }
});
