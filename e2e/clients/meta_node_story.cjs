// What a program with Meta's Node SDK does. Everything it needs comes by environment, as the SDK wants it.
const assert = require("node:assert/strict");
const WhatsApp = require("whatsapp");

const { digits, theirs } = JSON.parse(process.env.STAGE);
const client = new WhatsApp();

async function sent(sending) {
  const answer = await sending;
  const told = await answer.responseBodyToJSON();
  assert.equal(answer.statusCode(), 200, JSON.stringify(told));
  return told;
}

async function story() {
  const to = Number(digits);
  const text = await sent(client.messages.text({ body: "We do.", preview_url: false }, to, theirs));
  assert.match(text.messages[0].id, /^wamid\./);
  await sent(
    client.messages.template(
      { name: "hello_world", language: { policy: "deterministic", code: "en_US" } },
      to,
    ),
  );
  await sent(
    client.messages.interactive(
      {
        type: "button",
        body: { text: "Which one?" },
        action: { buttons: [{ type: "reply", reply: { id: "b1", title: "Rye" } }] },
      },
      to,
    ),
  );
  await sent(
    client.messages.interactive(
      {
        type: "list",
        body: { text: "From the list" },
        action: {
          button: "Loaves",
          sections: [{ title: "Rye", rows: [{ id: "r1", title: "Small" }] }],
        },
      },
      to,
    ),
  );
  await sent(
    client.messages.location({ longitude: -9.1, latitude: 38.7, name: "Forno", address: "Rua 1" }, to),
  );
  await sent(
    client.messages.contacts(
      [{ name: { formatted_name: "Rita", first_name: "Rita" }, phones: [{ phone: "+351911" }] }],
      to,
    ),
  );
  await sent(client.messages.status({ status: "read", message_id: theirs }));
  const refused = await client.messages.text({ body: "" }, to);
  const { error } = await refused.responseBodyToJSON();
  assert.deepEqual([refused.statusCode(), error.code], [400, 100]);
  const pin = await client.twoStepVerification.setPin(123456);
  assert.equal((await pin.responseBodyToJSON()).success, true);
}

story().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
