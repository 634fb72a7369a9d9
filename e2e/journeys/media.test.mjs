// Pictures and documents in both directions.
import assert from "node:assert/strict";
import { documentFile, pictureFile, soundFile } from "../lib/files.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "a customer's picture and document arrive in the inbox, and the picture is really drawn",
  async () => {
    const customer = await house.customer("Georgiana Marsh");
    const inbox = await house.inbox("agent");
    await house.spokenTo(inbox, customer, "I send you a sketch");
    const bench = await house.bench();
    await bench.lay(customer);
    await sendFile(bench, customer, "Photo", pictureFile("sketch.png"), "The cake I mean");
    await drawn(inbox.message("The cake I mean").locator("img").first());
    await sendFile(bench, customer, "Document", documentFile("order 4711.pdf"), "And the order");
    await inbox.message("order 4711.pdf").waitFor();
    await Promise.all([bench.close(), inbox.close()]);
  },
);

house.journey("an agent's picture and document arrive on the customer's phone", async () => {
  const customer = await house.customer("Thaddeus Lindqvist");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "What does it look like?");
  const bench = await house.bench();
  await bench.lay(customer);

  await inbox.attach(pictureFile("shelf.png"));
  await sendAttached(inbox, "Like this");
  await drawn(bench.messages(customer).locator("img").last());
  await inbox.attach(documentFile("prices.pdf"));
  await sendAttached(inbox, "");
  await bench.messages(customer).getByText("prices.pdf").waitFor();
  await inbox.message("prices.pdf").getByRole("img", { name: "Read", exact: true }).waitFor();
  await Promise.all([bench.close(), inbox.close()]);
});

house.journey("a long sound is played from where one likes, without being fetched as a whole", async () => {
  const customer = await house.customer("Ottoline Faraday");
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, "What did they say on the radio?");
  const parts = [];
  inbox.page.on("response", (answer) => {
    const range = answer.headers()["content-range"];
    if (answer.url().includes("/media/") && range) parts.push([answer.status(), range]);
  });
  await inbox.attach(soundFile("radio.mp3", 600));
  await sendAttached(inbox, "");
  const sound = inbox.page.locator("audio").last();
  await sound.waitFor({ state: "attached" });
  const length = () => sound.evaluate((node) => node.duration);
  await house.eventually("its length is known", async () => (await length()) > 590);
  const played = await sound.evaluate(async (node) => {
    node.muted = true;
    node.currentTime = 500;
    await new Promise((done) => node.addEventListener("seeked", done, { once: true }));
    await node.play();
    await new Promise((done) => node.addEventListener("timeupdate", done, { once: true }));
    return [node.currentTime, node.error?.message ?? null];
  });
  assert.ok(played[0] >= 500 && played[0] < 520, `it stands at ${played[0]}`);
  assert.equal(played[1], null);
  assert.ok(
    parts.some(([status]) => status === 206),
    `it came in parts: ${JSON.stringify(parts)}`,
  );
  assert.deepEqual(inbox.page.troubles, []);
  await inbox.close();
});

async function sendFile(bench, phone, kind, file, caption) {
  const column = bench.phone(phone);
  await column.getByRole("button", { name: "Attach" }).click();
  const [chooser] = await Promise.all([
    bench.page.waitForEvent("filechooser"),
    column.getByRole("button", { name: kind }).click(),
  ]);
  await chooser.setFiles(file);
  await bench.write(phone, caption);
}

async function sendAttached(inbox, caption) {
  const send = inbox.page.getByRole("button", { name: "Send", exact: true });
  const field = inbox.page.getByRole("textbox", { name: /^Message / });
  await field.fill(caption);
  await house.eventually("the file is uploaded", () => send.isEnabled());
  await send.click();
}

async function drawn(image) {
  await image.waitFor();
  await house.eventually("the picture has pixels", () => image.evaluate((node) => node.naturalWidth > 0));
}
