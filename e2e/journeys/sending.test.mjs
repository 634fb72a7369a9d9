// Everything WhatsApp can send, from the inbox's API to the customer's phone and back.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { stage } from "../lib/stage.mjs";

const house = stage();

const interactive = (said) => ({ type: "interactive", interactive: said });

/** One of each kind, by the words by which its bubble is known. */
const kinds = {
  "Which bread?": interactive({
    type: "button",
    body: { text: "Which bread?" },
    action: {
      buttons: [
        { type: "reply", reply: { id: "rye", title: "Rye" } },
        { type: "reply", reply: { id: "wheat", title: "Wheat" } },
      ],
    },
  }),
  "When shall we bake?": interactive({
    type: "list",
    body: { text: "When shall we bake?" },
    action: {
      button: "Days",
      sections: [{ rows: [{ id: "sat", title: "Saturday", description: "From seven" }] }],
    },
  }),
  "Our opening hours": interactive({
    type: "cta_url",
    body: { text: "Our opening hours" },
    action: { name: "cta_url", parameters: { display_text: "See them", url: "https://example.com/hours" } },
  }),
  "Rua da Aurora 1": {
    type: "location",
    location: { latitude: 38.71, longitude: -9.14, name: "Forno Aurora", address: "Rua da Aurora 1" },
  },
  "Rui Costa": {
    type: "contacts",
    contacts: [
      { name: { formatted_name: "Rui Costa", first_name: "Rui" }, phones: [{ phone: "+351 912 345 678" }] },
    ],
  },
  "Welcome and congratulations": {
    type: "template",
    template: { name: "hello_world", language: { code: "en_US" } },
  },
};

/** Says something as the person who is signed in on the page. */
async function say(inbox, said) {
  const answer = await inbox.page.request.post(
    `${inbox.demo.inbox}/api/v1/conversations/${inbox.conversation}/messages`,
    {
      headers: { "x-twinline": "1" },
      data: { client_token: randomUUID(), seen_version: 1_000_000, ...said },
    },
  );
  return { status: answer.status(), body: await answer.json() };
}

async function opened(customer, words) {
  const inbox = await house.inbox("agent");
  await house.spokenTo(inbox, customer, words);
  inbox.conversation = new URL(inbox.page.url()).pathname.split("/").at(-1);
  return inbox;
}

house.journey(
  "every kind of message arrives on the customer's phone, and the answer comes back",
  async () => {
    const customer = await house.customer("Leonor Vaz");
    const inbox = await opened(customer, "What can I have?");
    for (const [words, content] of Object.entries(kinds)) {
      const { status, body } = await say(inbox, { content });
      assert.equal(status, 202, JSON.stringify(body));
      // Some of the sandbox's people open their phone at once, so that it may be read already.
      await inbox.tick(words, /^(Delivered|Read)$/).waitFor();
    }
    const shown = await house.api.messages(customer, house.owner);
    assert.equal(shown.filter((message) => !message.from_me).length, Object.keys(kinds).length, "each once");
    await inbox.close();
  },
);

house.journey("what cannot be sent names the field and what to do, and nothing is queued", async () => {
  const customer = await house.customer("Duarte Nunes");
  const inbox = await opened(customer, "Hello there, Twinline");
  const content = structuredClone(kinds["Which bread?"]);
  content.interactive.action.buttons[1].reply.title = "A very long name for wheat bread";
  const { status, body } = await say(inbox, { content });
  assert.equal(status, 422);
  assert.deepEqual(
    body.errors.map(({ field }) => field),
    ["content.interactive.action.buttons[1].reply.title"],
  );
  assert.match(body.errors[0].remedy, /Shorten it by 12/);
  await inbox.close();
});
