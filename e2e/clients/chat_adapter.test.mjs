// Vercel's Chat SDK with its WhatsApp adapter: a bot with a webhook server of its own, which hears what people write and answers.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { createMemoryState } from "@chat-adapter/state-memory";
import { createWhatsAppAdapter } from "@chat-adapter/whatsapp";
import { Actions, Button, Card, CardText, Chat } from "chat";
import { ClientStage, PNG, VERIFY_TOKEN } from "./stage.mjs";

let stage;
let adapter;
let server;
let thread;

/** Serves the bot's webhooks, as a web framework would. */
async function serve(bot) {
  const answer = async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const { method, headers, url } = request;
    const body = method === "POST" ? Buffer.concat(parts) : undefined;
    const told = await bot.webhooks.whatsapp(new Request(`http://bot${url}`, { method, headers, body }));
    response.writeHead(told.status).end(await told.text());
  };
  const opened = createServer((request, response) => void answer(request, response));
  opened.listen(0, "127.0.0.1");
  await once(opened, "listening");
  return opened;
}

before(async () => {
  stage = await ClientStage.open();
  const { appSecret, base, number, token, waba } = stage;
  const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
  adapter = createWhatsAppAdapter({
    accessToken: token,
    apiUrl: base,
    appSecret,
    logger,
    phoneNumberId: number,
    verifyToken: VERIFY_TOKEN,
  });
  const bot = new Chat({
    userName: "baker",
    adapters: { whatsapp: adapter },
    logger: "silent",
    state: createMemoryState(),
  });
  bot.onDirectMessage(async (its, message) => {
    thread = its.id;
    await its.startTyping();
    await its.post(`You said: ${message.text}`);
  });
  server = await serve(bot);
  const override_callback_uri = `http://127.0.0.1:${server.address().port}/hook`;
  const body = { override_callback_uri, verify_token: VERIFY_TOKEN };
  await stage.graph("POST", `/${waba}/subscribed_apps`, token, body);
});
after(async () => {
  server?.close();
  await stage?.close();
});

const shown = (text) => stage.shown(text, (bubble) => bubble.text === text);

test("its webhook server hears a message and answers", async () => {
  await stage.sandbox.api.say(stage.customer, stage.business, "And oat bread?");
  await shown("You said: And oat bread?");
});

test("text, template, buttons, reaction and read mark", async () => {
  await adapter.postMessage(thread, "We *do*.");
  await shown("We *do*.");
  const template = await adapter.sendTemplate(thread, { name: "hello_world", language: "en_US" });
  assert.match(template.id, /^wamid\./);
  const card = Card({
    title: "Bread",
    children: [CardText("Which one?"), Actions([Button({ id: "rye", label: "Rye" })])],
  });
  assert.match((await adapter.postMessage(thread, { card })).id, /^wamid\./);
  await adapter.addReaction(thread, stage.theirs.id, "👍");
  await adapter.markAsRead(stage.theirs.id);
  await stage.shown(
    "the reaction",
    (bubble) => bubble.id === stage.theirs.id && bubble.reactions.length === 1,
  );
});

test("media up", async () => {
  const files = [{ data: PNG, filename: "loaf.png", mimeType: "image/png" }];
  await adapter.postMessage(thread, { markdown: "A loaf", files });
  const bubble = await stage.shown("the picture", ({ media }) => media?.mime === "image/png");
  assert.equal(bubble.text, "A loaf");
  const id = await adapter.uploadMedia({ data: PNG, filename: "loaf.png", mimeType: "image/png" });
  assert.match(id, /^\d+$/);
  // It goes to public addresses only, which a sandbox of this machine has none of.
  await assert.rejects(adapter.downloadMedia(id), /internal attachment/);
});

test("errors are told as its own", async () => {
  await assert.rejects(adapter.sendTemplate(thread, { name: "unknown", language: "en_US" }), (error) => {
    assert.match(JSON.stringify(error) + error.message + error.body, /132001/);
    return true;
  });
});
