// @great-detail/whatsapp: the prefix of its addresses is an option; it retries and reads errors by `ky`.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Client from "@great-detail/whatsapp";
import { ClientStage, PNG } from "./stage.mjs";

let stage;
let client;

before(async () => {
  stage = await ClientStage.open();
  client = new Client({
    prefixUrl: stage.base,
    graphVersion: "v23.0",
    request: { headers: { Authorization: `Bearer ${stage.token}` }, retry: 0 },
  });
});
after(() => stage?.close());

test("messages and a read mark", async () => {
  const to = stage.digits;
  const sent = await client.message
    .createMessage({ phoneNumberID: stage.number, to, type: "text", text: { body: "We do." } })
    .json();
  assert.match(sent.messages[0].id, /^wamid\./);
  await client.message.createMessage({
    phoneNumberID: stage.number,
    to,
    type: "template",
    template: { name: "hello_world", language: { code: "en_US" } },
  });
  const read = await client.message
    .createStatus({ phoneNumberID: stage.number, status: "read", message_id: stage.theirs.id })
    .json();
  assert.equal(read.success, true);
  await stage.shown("the text", (bubble) => bubble.text === "We do.");
});

test("media", async () => {
  const { id } = await client.media
    .upload({
      phoneNumberID: stage.number,
      file: new Blob([PNG]),
      filename: "loaf.png",
      mimeType: "image/png",
    })
    .json();
  const info = await client.media.getURL({ mediaID: id }).json();
  assert.equal(info.mime_type, "image/png");
});

test("numbers, profile, subscriptions", async () => {
  const numbers = await client.phoneNumbers.listPhoneNumbers({ businessAccountID: stage.waba }).json();
  assert.equal(numbers.data[0].id, stage.number);
  await client.businessProfile.updateBusinessProfile({
    phoneNumberID: stage.number,
    messaging_product: "whatsapp",
    about: "Bread since 1962",
  });
  const profile = await client.businessProfile
    .getBusinessProfile({ phoneNumberID: stage.number, fields: ["about", "websites"] })
    .json();
  assert.equal(profile.data[0].about, "Bread since 1962");
  const apps = await client.subscribedApps.listSubscriptions({ businessAccountID: stage.waba }).json();
  assert.equal(apps.data[0].whatsapp_business_api_data.id, stage.appId);
});

test("templates", async () => {
  const made = await client.template
    .create(stage.waba, {
      json: undefined,
      name: "bread_ready",
      language: "en_US",
      category: "UTILITY",
      components: [{ type: "BODY", text: "Your bread is ready." }],
    })
    .json();
  assert.equal(made.status, "APPROVED");
});

test("an error has WhatsApp's body", async () => {
  const nobody = client.message.createMessage({
    phoneNumberID: stage.number,
    to: stage.digits,
    type: "template",
    template: { name: "nobody", language: { code: "en_US" } },
  });
  const error = await nobody.then(
    () => assert.fail("it was taken"),
    (error) => error,
  );
  assert.equal(error.response.status, 404);
  assert.equal((await error.response.json()).error.code, 132001);
});
