// A bot outside, as a process of its own: it checks every signature, and behaves as badly as its customer's words ask for.
// Run by `startBot`; run by itself it is that process.
import { fork } from "node:child_process";
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(import.meta.url);

/** Starts it. `heard` is what became of everything that it said. */
export async function startBot() {
  const child = fork(HERE, ["serve"]);
  const bot = { heard: [], told: 0 };
  const [{ url }] = await once(child, "message");
  bot.url = url;
  child.on("message", (message) => {
    if (message.told) bot.told += 1;
    if (message.heard) bot.heard.push(message.heard);
  });
  bot.knows = (keys) => child.send({ keys });
  /** What it was asked to say later it says now. */
  bot.saysItNow = () => child.send({ now: true });
  bot.stop = () => child.kill();
  return bot;
}

function serve() {
  let keys = null;
  const later = [];
  process.on("message", (message) => {
    if (message.keys) keys = message.keys;
    if (message.now) for (const say of later.splice(0)) void say();
  });

  const isSigned = (headers, body) => {
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(keys.secret.replace("whsec_", ""), "base64");
    const right = Buffer.from(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    const shown = Buffer.from(headers["webhook-signature"] ?? "");
    const age = Math.abs(Date.now() / 1000 - Number(headers["webhook-timestamp"]));
    return shown.length === right.length && timingSafeEqual(shown, right) && age < 300;
  };

  const says = async (told, answer) => {
    const response = await fetch(told.reply_url, {
      method: "POST",
      headers: { authorization: `Bearer ${keys.token}`, "content-type": "application/json" },
      body: JSON.stringify(answer),
    });
    const body = await response.json();
    process.send({
      heard: { status: response.status, code: body.code ?? null, repeated: body.repeated ?? null },
    });
  };

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = (status, said) => response.writeHead(status).end(said ? JSON.stringify(said) : "");
    if (!keys || !isSigned(request.headers, body)) return answer(401);
    const told = JSON.parse(body);
    if (told.kind === "test") return answer(204);
    process.send({ told: true });
    const words = told.messages.map((message) => message.text).join(" ");
    if (words.includes("twice")) {
      answer(200, { text: "Two loaves of rye are left." });
      later.push(() => says(told, { text: "Two loaves of rye are left." }));
      later.push(() => says(told, { text: "Three loaves of rye are left." }));
    } else if (words.includes("slow")) {
      answer(202);
      later.push(() => says(told, { text: "I am slow, but here I am." }));
    } else {
      const facts = [{ name: "Trays", value: "2" }];
      answer(200, { hand_over: { summary: "Wants trays for a party on Sunday.", facts } });
    }
  });
  server.listen(0, "127.0.0.1", () =>
    process.send({ url: `http://127.0.0.1:${server.address().port}/turns` }),
  );
  process.on("disconnect", () => process.exit());
}

if (process.argv[1] === HERE && process.argv[2] === "serve") serve();
