// A flow's endpoint as a business writes one in Node, with nothing but node:crypto: it decrypts what WhatsApp sends,
// checks its signature, and answers under the same key with the vector turned over.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FlowEndpoint, offerBooking } from "../lib/flow_endpoint.mjs";
import { ClientStage } from "./stage.mjs";

let stage;
let endpoint;

before(async () => {
  stage = await ClientStage.open();
  endpoint = await FlowEndpoint.open(stage.appSecret);
});
after(async () => {
  endpoint?.close();
  await stage?.close();
});

test("a booking through an endpoint of Node's", async () => {
  const { flow, message } = await offerBooking(stage, endpoint);
  assert.deepEqual(endpoint.asked, [{ version: "3.0", action: "ping" }], "published after a health check");

  const path = `/phones/${stage.customer.id}/chats/${stage.business.id}/messages/${encodeURIComponent(message)}`;
  const api = stage.sandbox.api;
  const start = await api.call("GET", `${path}/flows/${flow}`);
  assert.equal(start.action, "data_exchange");
  const ask = (question) => api.call("POST", `${path}/flows/${flow}/exchange`, question);
  const day = await ask({ action: "INIT" });
  assert.deepEqual([day.outcome, day.screen], ["screen", "DAY"]);
  const time = await ask({ action: "data_exchange", screen: "DAY", data: { day: "fri" } });
  assert.deepEqual([time.screen, time.data.times.length], ["TIME", 2]);
  const full = await ask({ action: "data_exchange", screen: "DAY", data: { day: "sat" } });
  assert.equal(full.data.error_message, "Saturday is full");
  const end = await ask({ action: "data_exchange", screen: "TIME", data: { time: "7" } });
  assert.deepEqual(end, { outcome: "complete", params: { flow_token: "t-1", day: "fri", time: "7" } });
  await api.call("POST", `${path}/tap`, { flow, response: end.params });
  const heard = await stage.desk.heard("the answer", (body) => JSON.stringify(body).includes("nfm_reply"));
  assert.ok(heard.body.includes(String.raw`\"time\":\"7\"`), heard.body);
  assert.equal(endpoint.asked.at(-1).flow_token, "t-1");
  assert.deepEqual(endpoint.unsigned, [], "every request was signed with the app's secret");
});
