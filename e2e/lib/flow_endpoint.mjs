// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how flow JSON refers to things.
// A flow's endpoint of our own: two screens of a booking.
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  generateKeyPairSync,
  privateDecrypt,
} from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { eventually } from "./wait.mjs";

const TAG_BYTES = 16;

const footer = (label, payload) => ({
  type: "Footer",
  label,
  "on-click-action": { name: "data_exchange", payload },
});
const column = (...children) => ({ type: "SingleColumnLayout", children });
/** The flow that goes with it. */
const drawing = {
  version: "7.1",
  data_api_version: "3.0",
  routing_model: { DAY: ["TIME"], TIME: [] },
  screens: [
    {
      id: "DAY",
      title: "Which day?",
      data: { days: { type: "array", items: { type: "object" }, __example__: [] } },
      layout: column(
        { type: "Dropdown", name: "day", label: "Day", required: true, "data-source": "${data.days}" },
        footer("See times", { day: "${form.day}" }),
      ),
    },
    {
      id: "TIME",
      title: "When?",
      terminal: true,
      data: {
        day: { type: "string", __example__: "Friday" },
        times: { type: "array", items: { type: "object" }, __example__: [] },
      },
      layout: column(
        { type: "TextSubheading", text: "`'We are open on ' ${data.day}`" },
        {
          type: "RadioButtonsGroup",
          name: "time",
          label: "Time",
          required: true,
          "data-source": "${data.times}",
        },
        footer("Book", { time: "${form.time}" }),
      ),
    },
  ],
};

export class FlowEndpoint {
  static async open(appSecret) {
    const endpoint = new FlowEndpoint();
    const pem = { type: "spki", format: "pem" };
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: pem });
    endpoint.publicKey = pair.publicKey;
    endpoint.privateKey = pair.privateKey;
    endpoint.appSecret = appSecret;
    /** What was asked, decrypted. */
    endpoint.asked = [];
    endpoint.unsigned = [];
    endpoint.server = createServer((request, response) => endpoint.#hear(request, response));
    endpoint.server.listen(0, "127.0.0.1");
    await once(endpoint.server, "listening");
    endpoint.url = `http://127.0.0.1:${endpoint.server.address().port}/flow`;
    return endpoint;
  }

  async #hear(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const right = `sha256=${createHmac("sha256", this.appSecret).update(body).digest("hex")}`;
    if (request.headers["x-hub-signature-256"] !== right) this.unsigned.push(body.toString());
    const sealed = JSON.parse(body);
    const [data, wrapped, vector] = ["encrypted_flow_data", "encrypted_aes_key", "initial_vector"].map(
      (name) => Buffer.from(sealed[name], "base64"),
    );
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const key = privateDecrypt({ key: this.privateKey, padding, oaepHash: "sha256" }, wrapped);
    const opened = createDecipheriv("aes-128-gcm", key, vector);
    opened.setAuthTag(data.subarray(-TAG_BYTES));
    const said = Buffer.concat([opened.update(data.subarray(0, -TAG_BYTES)), opened.final()]);
    const asked = JSON.parse(said);
    this.asked.push(asked);
    const turned = Buffer.from(vector.map((byte) => ~byte));
    const cipher = createCipheriv("aes-128-gcm", key, turned);
    const told = Buffer.concat([
      cipher.update(JSON.stringify(this.#answer(asked))),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    response.writeHead(200, { "content-type": "text/plain" }).end(told.toString("base64"));
  }

  #answer({ action, screen, data = {}, flow_token }) {
    if (action === "ping") return { data: { status: "active" } };
    if (data.error) return { data: { acknowledged: true } };
    const days = [
      { id: "fri", title: "Friday" },
      { id: "sat", title: "Saturday" },
    ];
    if (action === "INIT" || action === "BACK") return { screen: "DAY", data: { days } };
    if (screen === "DAY" && data.day === "sat")
      return { screen: "DAY", data: { days, error_message: "Saturday is full" } };
    if (screen === "DAY") {
      const times = [
        { id: "7", title: "7 pm" },
        { id: "8", title: "8 pm" },
      ];
      return { screen: "TIME", data: { day: "Friday", times } };
    }
    const params = { flow_token, day: "fri", time: data.time };
    return { screen: "SUCCESS", data: { extension_message_response: { params } } };
  }

  close() {
    this.server.close();
  }
}

/** Publishes the booking, and sends it to the stage's customer; the flow's id and the message's. */
export async function offerBooking(stage, endpoint) {
  const { number, token, waba } = stage;
  const key = { business_public_key: endpoint.publicKey };
  await stage.graph("POST", `/${number}/whatsapp_business_encryption`, token, key);
  const made = await stage.graph("POST", `/${waba}/flows`, token, {
    name: "booking",
    categories: ["APPOINTMENT_BOOKING"],
    endpoint_uri: endpoint.url,
    flow_json: JSON.stringify(drawing),
  });
  await stage.graph("POST", `/${made.id}/publish`, token);
  const parameters = {
    flow_message_version: "3",
    flow_id: made.id,
    flow_cta: "Book a table",
    flow_token: "t-1",
    flow_action: "data_exchange",
  };
  const sent = await stage.graph("POST", `/${number}/messages`, token, {
    messaging_product: "whatsapp",
    to: stage.digits,
    type: "interactive",
    interactive: {
      type: "flow",
      body: { text: "A table for you?" },
      action: { name: "flow", parameters },
    },
  });
  const message = sent.messages[0].id;
  await eventually("the offer is on the customer's phone", async () => {
    const bubbles = await stage.sandbox.api.messages(stage.customer, stage.business);
    return bubbles.find(({ id }) => id === message);
  });
  return { flow: made.id, message };
}
