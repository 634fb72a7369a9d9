// What is neither words nor a file stands in the thread as people know it from their phones: places, cards, questions with
// something to tap, answers to them, orders, templates.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { pictureFile } from "../lib/files.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

const PLACE = {
  latitude: 51.50561,
  longitude: -0.11664,
  name: "Southbank Pier",
  address: "Queen's Walk, London",
};
const LIST = {
  type: "list",
  header: { type: "text", text: "From the oven" },
  body: { text: "Which *one* shall we keep?" },
  footer: { text: "We are open until six" },
  action: {
    button: "See breads",
    sections: [
      { title: "Loaves", rows: [{ id: "rye", title: "Rye", description: "Dark and dense" }] },
      { title: "Rolls", rows: [{ id: "seed", title: "Seeded roll" }] },
    ],
  },
};
const BUTTONS = {
  type: "button",
  body: { text: "Shall we slice it?" },
  action: {
    buttons: [
      { type: "reply", reply: { id: "yes", title: "Sliced" } },
      { type: "reply", reply: { id: "no", title: "Whole" } },
    ],
  },
};

const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The message on the customer's phone that holds those words. */
const onPhone = (customer, words) =>
  house.eventually(`${customer.name} sees “${words}”`, async () => {
    const messages = await house.api.messages(customer, house.owner);
    return messages.find((message) => JSON.stringify(message).includes(words));
  });

const tap = async (customer, words, what) => {
  const { id } = await onPhone(customer, words);
  const path = `/phones/${customer.id}/chats/${house.owner.id}/messages/${encodeURIComponent(id)}/tap`;
  await house.api.call("POST", path, what);
};

house.journey("a place and a card are drawn, with what one does next", async () => {
  const customer = await house.customer("Cosima Barley");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Where do you deliver?");
  const chat = `/phones/${customer.id}/chats/${house.owner.id}/messages`;
  await house.api.call("POST", chat, { location: PLACE });
  const place = inbox.message("Southbank Pier");
  await place.getByText("Queen's Walk, London").waitFor();
  await place.getByText("51.50561, -0.11664").waitFor();
  const map = place.getByRole("link", { name: "Open in a map" });
  assert.match(await map.getAttribute("href"), /^https:\/\/.*mlat=51\.50561&mlon=-0\.11664/u);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await place.getByRole("button", { name: "Copy the coordinates" }).press("Enter");
  await place.getByRole("status").getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "51.50561, -0.11664");

  const cards = [
    {
      name: "Aurelio Spelt",
      phones: ["+447700900555"],
      emails: ["aurelio@spelt.example"],
      org: "Spelt Mills",
    },
    { name: "Beatrix Rye", phones: [] },
  ];
  await house.api.call("POST", chat, { contacts: cards });
  const card = inbox.message("Aurelio Spelt");
  await card.getByText("Spelt Mills").waitFor();
  await card.getByRole("button", { name: "Copy +44 7700 900555" }).click();
  await card.getByRole("link", { name: "aurelio@spelt.example" }).waitFor();
  await card.getByText("No number or address came with it.").waitFor();
  await inbox.row("Cosima Barley").getByText("Contact card: Aurelio Spelt, Beatrix Rye").waitFor();
  assert.deepEqual(await faults(page), []);
  await inbox.close();
});

house.journey("a question stands as the customer sees it, and the answer says what it answers", async () => {
  const customer = await house.customer("Leopold Semolina");
  const inbox = await house.inbox("agent", { width: 390, height: 844, scheme: "dark" });
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Do you keep bread aside?");
  await inbox.sendByApi({ content: { type: "interactive", interactive: LIST } });
  const question = inbox.message("shall we keep?");
  await question.getByText("From the oven").waitFor();
  await question.getByText("We are open until six").waitFor();
  assert.ok(!(await question.getByText("Dark and dense").isVisible()), "the choices are behind their button");
  await question.locator("summary").press("Enter");
  await question.getByText("Dark and dense").waitFor();
  await question.getByText("Rolls").waitFor();

  await tap(customer, "shall we keep?", { row: "rye" });
  const answer = inbox.message("Chose from the list");
  await answer.getByText("Rye", { exact: true }).waitFor();
  await answer.getByText("Which one shall we keep?").waitFor();

  await inbox.sendByApi({ content: { type: "interactive", interactive: BUTTONS } });
  const asked = inbox.message("Shall we slice it?").first();
  const choices = asked.getByRole("list", { name: "What the customer can tap" }).getByRole("listitem");
  await choices.nth(1).waitFor();
  assert.equal(await choices.count(), 2);
  await tap(customer, "Shall we slice it?", { button: "no" });
  await inbox.message("Tapped a button").getByText("Whole", { exact: true }).waitFor();
  assert.equal(await wide(page), 0, "nothing is wider than the phone");
  assert.deepEqual(await faults(page), []);
  await inbox.close();
});

house.journey("a template stands with its footer and buttons, as it was sent", async () => {
  const customer = await house.customer("Philippa Durum");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Is it packed?");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const template = await page.evaluate(async (id) => {
    const { line_id } = await (await fetch(`/api/v1/conversations/${id}`)).json();
    const { items } = await (await fetch(`/api/v1/numbers/${line_id}/templates`)).json();
    return items.find(({ name, language }) => name === "order_packed" && language === "en_US");
  }, id);
  const values = Object.fromEntries(template.blanks.map(({ key }) => [key, "Philippa"]));
  const { name, language } = template;
  await inbox.sendByApi({ template: { name, language, values } });
  const shown = inbox.message("Philippa").last();
  const whole = [template.header.text, template.footer, ...template.buttons.map(({ text }) => text)];
  for (const text of whole) await shown.getByText(text, { exact: true }).waitFor();
  await page.reload();
  for (const text of whole) await shown.getByText(text, { exact: true }).waitFor();
  await tap(customer, "is packed and waits", { button: "On my way" });
  await inbox.message("Tapped a button").getByText("On my way", { exact: true }).waitFor();
  assert.deepEqual(await faults(page), []);
  await inbox.close();
});

house.journey("an order is added up; what WhatsApp does not hand over says so", async () => {
  const customer = await house.customer("Hortensia Malt");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Which breads are there?");
  const bread = { name: "Malted loaf", price: 4.5, currency: "GBP", retailer_id: "MALT" };
  const { catalog } = await house.api.call("POST", "/app/catalog", bread);
  const { id } = catalog.find((product) => product.retailer_id === "MALT");
  const chat = `/phones/${house.owner.id}/chats/${customer.id}/messages`;
  await house.api.call("POST", chat, { product: id });
  const unheard = inbox.message("Product: WhatsApp does not hand this over");
  await unheard.waitFor();
  await inbox.row("Hortensia Malt").getByText("A message WhatsApp does not hand over").waitFor();
  await tap(customer, "MALT", { products: [{ id: "MALT", quantity: 3 }] });
  const order = inbox.message("Order").getByRole("table", { name: "Order" });
  await order.getByText("MALT").waitFor();
  assert.equal(await order.getByText("£13.50").count(), 2, "the line and the sum");
  await inbox.row("Hortensia Malt").getByText("Ordered 3 articles").waitFor();
  assert.deepEqual(await faults(page), []);
  await inbox.close();
});

house.journey("a file above a question is shown where it was sent from", async () => {
  const customer = await house.customer("Ignatius Crumb");
  const inbox = await house.inbox("agent");
  const { page } = inbox;
  await house.spokenTo(inbox, customer, "Show me the cake?");
  const picture = pictureFile("cake.png");
  const media_id = await page.evaluate(
    async ([name, mime, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const form = new FormData();
      form.append("file", new Blob([bytes], { type: mime }), name);
      const headers = { "X-Twinline": "1" };
      return (await (await fetch("/api/v1/media", { method: "POST", headers, body: form })).json()).id;
    },
    [picture.name, picture.mimeType, picture.buffer.toString("base64")],
  );
  const action = { buttons: [{ type: "reply", reply: { id: "yes", title: "That one" } }] };
  const header = { type: "image", image: {} };
  const interactive = { type: "button", header, body: { text: "Like this?" }, action };
  await inbox.sendByApi({ media_id, content: { type: "interactive", interactive } });
  const question = inbox.message("Like this?");
  const shown = question.getByRole("img", { name: "Photo" });
  await shown.waitFor();
  await house.eventually("the picture is drawn", () => shown.evaluate((img) => img.naturalWidth > 0));
  await inbox.tick("Like this?", "Delivered").waitFor();
  await inbox.close();
});
