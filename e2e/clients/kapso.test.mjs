// @kapso/whatsapp-cloud-api: another base URL is an option of it; downloads come without the token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GraphApiError, WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import { ClientStage, PNG } from "./stage.mjs";

let stage;
let client;
let at;

before(async () => {
  stage = await ClientStage.open();
  client = new WhatsAppClient({ accessToken: stage.token, baseUrl: stage.base, graphVersion: "v23.0" });
  at = { phoneNumberId: stage.number, to: `+${stage.digits}` };
});
after(() => stage?.close());

test("text, and an answer to what the customer wrote", async () => {
  const sent = await client.messages.sendText({ ...at, body: "We do.", contextMessageId: stage.theirs.id });
  assert.match(sent.messages[0].id, /^wamid\./);
  assert.equal(sent.contacts[0].waId, stage.digits);
  await stage.shown("the text", (bubble) => bubble.text === "We do.");
});

test("buttons and a list, and what is too many", async () => {
  const buttons = [1, 2, 3].map((n) => ({ id: `b${n}`, title: `Loaf ${n}` }));
  await client.messages.sendInteractiveButtons({ ...at, bodyText: "Which one?", buttons });
  await client.messages.sendInteractiveList({
    ...at,
    bodyText: "Or from the list",
    buttonText: "Loaves",
    sections: [{ title: "Rye", rows: [{ id: "r1", title: "Small" }] }],
  });
  await stage.shown("the buttons", (bubble) => bubble.text === "Which one?");
  await stage.shown("the list", (bubble) => bubble.text === "Or from the list");
});

test("a template, a reaction, a place", async () => {
  await client.messages.sendTemplate({
    ...at,
    template: { name: "hello_world", language: { code: "en_US" } },
  });
  await client.messages.sendReaction({ ...at, reaction: { messageId: stage.theirs.id, emoji: "👍" } });
  await client.messages.sendLocation({ ...at, location: { latitude: 38.7, longitude: -9.1, name: "Forno" } });
  await stage.shown("the template", (bubble) => bubble.text?.startsWith("Welcome and congratulations"));
});

test("read, and typing", async () => {
  const answer = await client.messages.markRead({
    phoneNumberId: stage.number,
    messageId: stage.theirs.id,
    typingIndicator: { type: "text" },
  });
  assert.equal(answer.success, true);
});

test("media up, looked up, down and away", async () => {
  const { id } = await client.media.upload({
    phoneNumberId: stage.number,
    type: "image",
    file: new Blob([PNG], { type: "image/png" }),
    fileName: "loaf.png",
  });
  const info = await client.media.get({ mediaId: id, phoneNumberId: stage.number });
  assert.equal(info.mimeType, "image/png");
  // Left alone it sends its token to its maker's host only; WhatsApp wants it, and so do we.
  const bytes = await client.media.download({ mediaId: id, phoneNumberId: stage.number, auth: "always" });
  assert.deepEqual(Buffer.from(bytes), PNG);
  await client.messages.sendImage({ ...at, image: { id, caption: "Fresh" } });
  await stage.shown("the picture", (bubble) => bubble.text === "Fresh");
  assert.equal((await client.media.delete({ mediaId: id, phoneNumberId: stage.number })).success, true);
});

test("templates are made, listed and removed", async () => {
  const businessAccountId = stage.waba;
  const made = await client.templates.create({
    businessAccountId,
    name: "bread_ready",
    language: "en_US",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Your bread {{1}} is ready.", example: { bodyText: [["rye"]] } }],
  });
  assert.equal(made.status, "APPROVED");
  const listed = await client.templates.list({ businessAccountId, limit: 10 });
  assert.ok(listed.data.some((template) => template.name === "bread_ready"));
  await client.templates.delete({ businessAccountId, name: "bread_ready" });
});

test("profile and settings", async () => {
  const profile = client.phoneNumbers.businessProfile;
  await profile.update({
    phoneNumberId: stage.number,
    about: "Bread since 1962",
    websites: ["https://forno.example"],
  });
  const told = await profile.get({ phoneNumberId: stage.number });
  assert.equal(told.data[0].messagingProduct, "whatsapp");
});

test("an error is one the library knows", async () => {
  const template = { name: "nobody", language: { code: "en_US" } };
  await assert.rejects(client.messages.sendTemplate({ ...at, template }), (error) => {
    assert.ok(error instanceof GraphApiError, String(error));
    assert.equal(error.code, 132001);
    return true;
  });
});
