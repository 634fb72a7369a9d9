// One sandbox without a platform and one browser, for journeys on the bench alone.
import { after, before } from "node:test";
import { Bench } from "./bench.mjs";
import { openBrowser } from "./browser.mjs";
import { SandboxProcess } from "./serve.mjs";
import { journeyOf } from "./stage.mjs";

export function benchStage(options = {}) {
  const stage = {};
  before(
    async () => {
      [stage.sandbox, stage.browser] = await Promise.all([SandboxProcess.start(options), openBrowser()]);
      stage.api = stage.sandbox.api;
      stage.owner = await stage.api.business();
    },
    { timeout: 120_000 },
  );
  after(async () => {
    await stage.browser?.close();
    await stage.sandbox?.stop();
  });
  stage.journey = journeyOf(stage);
  stage.bench = (look = {}) => Bench.open(stage.browser, { bench: stage.sandbox.address }, look);

  /** Connects the number as an app does, without anybody who listens; resolves to what Graph calls need. */
  stage.connect = async () => {
    const { code, phone_number_id } = await stage.api.call("POST", "/sign_up", { share_history: false });
    const query = new URLSearchParams({
      client_id: stage.sandbox.appId,
      client_secret: stage.sandbox.appSecret,
      code,
    });
    const call = async (method, path, token, body) => {
      const answer = await fetch(`${stage.sandbox.address}/v25.0${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const { body } = await call("GET", `/oauth/access_token?${query}`);
    const graph = (method, path, said) => call(method, path, body.access_token, said);
    return { number: phone_number_id, graph };
  };
  return stage;
}
