// node dist/example.js http://127.0.0.1:7500
// A customer writes; the webhook of it is waited for; the clock jumps; a fault; what WhatsApp makes of the business; the whole
// state kept and put back; a second business.

import { Sandbox, SandboxError } from "./client.js";

const HOUR_MS = 3_600_000;

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const sandbox = new Sandbox(process.argv[2]);
const { exchanges } = await sandbox.get("/traffic", { query: { limit: 1 } });
const rosa = await sandbox.post("/phones", { body: { name: "Rosa", digits: "447700900778" } });
const chat = { id: rosa.id, peer: "business" };
const written = await sandbox.post("/phones/{id}/chats/{peer}/messages", {
  path: chat,
  body: { text: "Do you bake rye bread?" },
});

const { exchange } = await sandbox.get("/traffic/wait", {
  query: { kind: "webhook", field: "messages", text: written.id, after: exchanges[0]?.id ?? 0 },
});
must(exchange?.status === 200, "no webhook told of the message");

const before = await sandbox.get("/state", {});
const clock = await sandbox.post("/clock", { body: { advance_ms: HOUR_MS } });
must(clock.now >= before.clock.now + HOUR_MS, "the clock did not jump");

const rule = await sandbox.post("/faults/rules", {
  body: { on: { graph: "POST /{number}/messages" }, when: { next: 1 }, what: { error: { code: 131056 } } },
});
must(
  (await sandbox.get("/faults/rules", {})).rules.some(({ id }) => id === rule.id),
  "the fault is not set",
);
await sandbox.delete("/faults", {});

const { codes } = await sandbox.get("/faults/codes", {});
must(
  codes.some(({ code, told }) => code === 131056 && told !== "webhook"),
  "the error is not among WhatsApp's",
);

const standing = await sandbox.patch("/standing", { body: { tier: "TIER_250" } });
must(standing.tier === "TIER_250" && standing.tier_people === 250, "the limit is not as set");
const { service_window_ms, offered } = await sandbox.get("/rules", {});
must(service_window_ms === 24 * HOUR_MS && offered.length > 0, "the rules are not told");
const { month_usd_micros, today } = await sandbox.get("/costs", {});
must(month_usd_micros >= today.reduce((sum, row) => sum + row.usd_micros, 0), "the costs do not add up");
const { templates } = await sandbox.get("/templates", {});
must(
  templates.some(({ name, status }) => name === "hello_world" && status === "APPROVED"),
  "no template to begin with",
);
const profile = await sandbox.put("/profile", { body: { about: "Baking since 1987" } });
must(profile.about === "Baking since 1987", "the profile is not as set");

const kept = await sandbox.get("/snapshot", {});
await sandbox.delete("/phones/{id}/chats/{peer}/messages/{wamid}", { path: { ...chat, wamid: written.id } });
await sandbox.post("/restore", { body: kept });
const { messages } = await sandbox.get("/phones/{id}/chats/{peer}/messages", { path: chat, query: {} });
must(
  messages.some(({ id, text }) => id === written.id && text !== null),
  "the message is not back",
);

const opened = await sandbox.post("/businesses", { body: { name: "Bike Repair", number: "+44 20 7946 0997" } });
const beside = new Sandbox(process.argv[2], opened.waba_id);
must((await beside.get("/state", {})).phones.length === 1, "the second business has somebody else's phones");
await sandbox.delete("/businesses/{waba_id}", { path: { waba_id: opened.waba_id } });

const refused = await sandbox.post("/clock", { body: { advance_ms: -1 } }).catch((error) => error);
must(
  refused instanceof SandboxError && refused.status === 400 && refused.remedy !== "",
  "not refused as told",
);
console.log("all as expected");
