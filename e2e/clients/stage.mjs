// A sandbox with a connected number, a customer whose service window is open, and a webhook server of our own.

import { once } from "node:events";
import { createServer } from "node:http";
import { SandboxProcess } from "../lib/serve.mjs";
import { eventually } from "../lib/wait.mjs";

const FIELDS = "messages,smb_message_echoes,message_template_status_update";
export const VERIFY_TOKEN = "a verify token";

/** Collects what WhatsApp tells: the bytes as they came, and their signature. */
class Desk {
  static async open() {
    const desk = new Desk();
    desk.received = [];
    desk.server = createServer(async (request, response) => {
      const url = new URL(request.url, "http://desk");
      if (request.method === "GET") {
        const right = url.searchParams.get("hub.verify_token") === VERIFY_TOKEN;
        response.writeHead(right ? 200 : 403).end(right ? url.searchParams.get("hub.challenge") : "");
        return;
      }
      const parts = [];
      for await (const part of request) parts.push(part);
      desk.received.push({
        body: Buffer.concat(parts).toString("utf8"),
        signature: request.headers["x-hub-signature-256"],
      });
      response.writeHead(200).end();
    });
    desk.server.listen(0, "127.0.0.1");
    await once(desk.server, "listening");
    desk.url = `http://127.0.0.1:${desk.server.address().port}/hook`;
    return desk;
  }

  /** The first delivery that `is` true of, once it is there. */
  heard(what, is) {
    return eventually(what, () => this.received.find(({ body }) => is(JSON.parse(body))));
  }
}

export class ClientStage {
  static async open() {
    const stage = new ClientStage();
    stage.sandbox = await SandboxProcess.start();
    stage.base = stage.sandbox.address;
    stage.appId = stage.sandbox.appId;
    stage.appSecret = stage.sandbox.appSecret;
    stage.desk = await Desk.open();
    const app = `${stage.appId}|${stage.appSecret}`;
    await stage.graph("POST", `/${stage.appId}/subscriptions`, app, {
      object: "whatsapp_business_account",
      callback_url: stage.desk.url,
      verify_token: VERIFY_TOKEN,
      fields: FIELDS,
    });
    const signedUp = await stage.sandbox.api.call("POST", "/sign_up", { share_history: false });
    stage.waba = signedUp.waba_id;
    stage.number = signedUp.phone_number_id;
    const exchange = `client_id=${stage.appId}&client_secret=${stage.appSecret}&code=${signedUp.code}`;
    stage.token = (await stage.graph("GET", `/oauth/access_token?${exchange}`)).access_token;
    await stage.graph("POST", `/${stage.waba}/subscribed_apps`, stage.token);
    stage.digits = "447700900777";
    stage.customer = await stage.sandbox.api.newCustomer("Rosa", stage.digits);
    stage.business = await stage.sandbox.api.business();
    stage.theirs = await stage.sandbox.api.say(stage.customer, stage.business, "Do you bake rye bread?");
    return stage;
  }

  async graph(method, path, token, body) {
    const answer = await fetch(`${this.base}/v25.0${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { "content-type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`);
    return told;
  }

  /** The customer's phone shows a bubble of which `is` is true. */
  async shown(what, is) {
    return await eventually(what, async () => {
      const bubbles = await this.sandbox.api.messages(this.customer, this.business);
      return bubbles.find(is);
    });
  }

  async close() {
    this.desk.server.close();
    await this.sandbox.stop();
  }
}

/** A small picture. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
