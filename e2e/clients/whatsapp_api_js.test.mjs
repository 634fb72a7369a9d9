// whatsapp-api-js: the host is written into it; a `fetch` of ours takes its calls to the sandbox. Its own webhook half reads
// what we send it, signature and all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { WhatsAppAPI } from "whatsapp-api-js";
import {
  ActionButtons,
  ActionList,
  Body,
  Button,
  Interactive,
  Language,
  ListSection,
  Location,
  Reaction,
  Row,
  Template,
  Text,
} from "whatsapp-api-js/messages";
import { ClientStage, PNG, VERIFY_TOKEN } from "./stage.mjs";

let stage;
let client;

before(async () => {
  stage = await ClientStage.open();
  const toSandbox = (url, options) =>
    fetch(String(url).replace("https://graph.facebook.com", stage.base), options);
  client = new WhatsAppAPI({
    token: stage.token,
    appSecret: stage.appSecret,
    webhookVerifyToken: VERIFY_TOKEN,
    v: "v24.0",
    ponyfill: { fetch: toSandbox },
  });
});
after(() => stage?.close());

const send = async (message, ...more) => {
  const answer = await client.sendMessage(stage.number, stage.digits, message, ...more);
  assert.ok(answer.messages, JSON.stringify(answer));
  return answer.messages[0].id;
};

test("messages of its kinds", async () => {
  await send(new Text("We do."), stage.theirs.id, "my own mark");
  await send(new Reaction(stage.theirs.id, "👍"));
  await send(new Location(-9.1, 38.7, "Forno", "Rua 1"));
  await send(new Template("hello_world", new Language("en_US")));
  await send(
    new Interactive(
      new ActionButtons(new Button("b1", "Rye"), new Button("b2", "Wheat")),
      new Body("Which one?"),
    ),
  );
  await send(
    new Interactive(
      new ActionList("Loaves", new ListSection("Rye", new Row("r1", "Small"))),
      new Body("From the list"),
    ),
  );
  await stage.shown("the text", (bubble) => bubble.text === "We do.");
  await stage.shown("the buttons", (bubble) => bubble.text === "Which one?");
});

test("its callback data comes back in the statuses", async () => {
  await stage.desk.heard("a status with our mark", (told) => JSON.stringify(told).includes("my own mark"));
});

test("read and typing", async () => {
  assert.equal((await client.markAsRead(stage.number, stage.theirs.id, "text")).success, true);
});

test("links with words", async () => {
  const made = await client.createQR(stage.number, "I want bread", "svg");
  assert.equal(made.prefilled_message, "I want bread");
  const changed = await client.updateQR(stage.number, made.code, "I want rye");
  assert.equal(changed.prefilled_message, "I want rye");
  const all = await client.retrieveQR(stage.number);
  assert.ok(all.data.some(({ code }) => code === made.code));
  assert.equal((await client.deleteQR(stage.number, made.code)).success, true);
});

test("media", async () => {
  const form = new FormData();
  form.append("file", new Blob([PNG], { type: "image/png" }), "loaf.png");
  const { id } = await client.uploadMedia(stage.number, form);
  const info = await client.retrieveMedia(id, stage.number);
  assert.equal(info.mime_type, "image/png");
  const file = await client.fetchMedia(info.url);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
  assert.equal((await client.deleteMedia(id, stage.number)).success, true);
});

test("block and unblock", async () => {
  const blocked = await client.blockUser(stage.number, stage.digits);
  assert.equal(blocked.block_users.added_users[0].wa_id, stage.digits);
  const freed = await client.unblockUser(stage.number, stage.digits);
  assert.equal(freed.block_users.removed_users[0].wa_id, stage.digits);
});

test("its webhook half reads what the sandbox sends", async () => {
  const { body, signature } = await stage.desk.heard("the customer's words", (told) =>
    JSON.stringify(told).includes("rye bread"),
  );
  const heard = [];
  client.on.message = ({ message, from }) => {
    heard.push([from, message.text?.body]);
  };
  await client.post(JSON.parse(body), body, signature);
  assert.deepEqual(heard, [[stage.digits, "Do you bake rye bread?"]]);
  const challenge = client.get({
    "hub.mode": "subscribe",
    "hub.verify_token": VERIFY_TOKEN,
    "hub.challenge": "7",
  });
  assert.equal(challenge, "7");
});
