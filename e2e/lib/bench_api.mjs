// The bench's API, for what a journey needs before and after what it does on the pages.
import { eventually } from "./wait.mjs";

export class BenchApi {
  constructor(address) {
    this.address = `${address}/bench/api`;
  }

  async call(method, path, body) {
    const answer = await fetch(this.address + path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  }

  state() {
    return this.call("GET", "/state");
  }

  /** A customer nobody has heard of, so that journeys do not meet. */
  newCustomer(name, digits) {
    return this.call("POST", "/phones", { name, digits });
  }

  async business() {
    return (await this.state()).phones.find((phone) => phone.kind === "business");
  }

  change(phone, change) {
    return this.call("PATCH", `/phones/${phone.id}`, change);
  }

  say(from, to, text) {
    return this.call("POST", `/phones/${from.id}/chats/${to.id}/messages`, { text });
  }

  /** Says something in answer to a message of the chat. */
  answer(from, to, message, text) {
    return this.call("POST", `/phones/${from.id}/chats/${to.id}/messages`, { text, quote: message.id });
  }

  /** Sends a file as the phone does: pictures as pictures. */
  async sendFile(from, to, file, caption) {
    const form = new FormData();
    form.append("caption", caption);
    form.append("file", new Blob([file.buffer], { type: file.mimeType }), file.name);
    const path = `/phones/${from.id}/chats/${to.id}/messages`;
    const answer = await fetch(this.address + path, { method: "POST", body: form });
    if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
    return await answer.json();
  }

  edit(from, peer, message, text) {
    return this.call("PATCH", this.#bubble(from, peer, message), { text });
  }

  delete(from, peer, message) {
    return this.call("DELETE", this.#bubble(from, peer, message));
  }

  /** Puts a sign on a bubble; null takes it back. */
  react(from, peer, message, emoji) {
    return this.call("PUT", `${this.#bubble(from, peer, message)}/reaction`, { emoji });
  }

  #bubble(phone, peer, message) {
    return `/phones/${phone.id}/chats/${peer.id}/messages/${encodeURIComponent(message.id)}`;
  }

  async chats(phone) {
    return (await this.call("GET", `/phones/${phone.id}/chats`)).chats;
  }

  async messages(phone, peer) {
    return (await this.call("GET", `/phones/${phone.id}/chats/${peer.id}/messages?limit=50`)).messages;
  }

  advance(ms) {
    return this.call("POST", "/clock", { advance_ms: ms });
  }

  faults(change) {
    return this.call("PATCH", "/faults", change);
  }

  noFaults() {
    return this.call("DELETE", "/faults");
  }

  /** Waits until the phone shows the text from that peer exactly once, and gives the message. */
  async shown(phone, peer, text) {
    return await eventually(`${phone.name}'s phone shows “${text}”`, async () => {
      const found = (await this.messages(phone, peer)).filter((message) => message.text === text);
      if (found.length > 1) throw new Error(`${found.length} times`);
      return found[0];
    });
  }
}
