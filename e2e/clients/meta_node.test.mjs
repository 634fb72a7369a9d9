// Meta's own Node SDK: host and port 443 are written into it, so its TLS connections are taken to the sandbox's port.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ClientStage } from "./stage.mjs";

let stage;

before(async () => {
  stage = await ClientStage.open();
});
after(() => stage?.close());

test("Meta's SDK's own story", async () => {
  const { appId, appSecret, digits, number, sandbox, theirs, token, waba } = stage;
  const path = (name) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ["--require", path("./loopback.cjs"), path("./meta_node_story.cjs")],
    {
      env: {
        ...process.env,
        // Elsewhere it wants a package that it does not bring.
        NODE_ENV: "production",
        NODE_EXTRA_CA_CERTS: sandbox.tls.authority,
        SANDBOX_TLS_PORT: String(sandbox.tls.port),
        M4D_APP_ID: appId,
        M4D_APP_SECRET: appSecret,
        WA_PHONE_NUMBER_ID: number,
        WA_BUSINESS_ACCOUNT_ID: waba,
        CLOUD_API_ACCESS_TOKEN: token,
        CLOUD_API_VERSION: "v24.0",
        WEBHOOK_ENDPOINT: "webhook",
        WEBHOOK_VERIFICATION_TOKEN: "a verify token",
        STAGE: JSON.stringify({ digits, theirs: theirs.id }),
      },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  assert.equal(code, 0, said);
  await stage.shown("its words", (bubble) => bubble.text === "We do.");
});
