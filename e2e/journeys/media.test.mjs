// Pictures and documents in both directions.
import { documentFile, pictureFile } from "../lib/files.mjs";
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

async function sendFile(bench, phone, kind, file, caption) {
  const column = bench.phone(phone);
  await column.getByRole("button", { name: "Attach" }).click();
  const [chooser] = await Promise.all([
    bench.page.waitForEvent("filechooser"),
    bench.page.getByRole("menuitem", { name: kind }).click(),
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
