// `twinline sandbox run --callback`: a scenario against a server of somebody else's, as their CI would run it. The exit code says
// whether it passed (0), failed (1) or could not be played (2), and a failure says what to set.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, freePort, start } from "../lib/process.mjs";

const STORY = `
name: The server answers
people:
  tom: {digits: "447700900127"}
steps:
  - write: {on: tom, text: "Hello!"}
  - expect_webhook: {field: messages, customer: tom, signed: true}
  - expect_phone: {on: tom, contains: "You said: Hello!"}
  - expect_webhook: {field: statuses, customer: tom, status: delivered}
`;
const SECRET = "a secret of theirs";
const VERIFY_TOKEN = "a verify token of theirs";
const ACCESS_TOKEN = "an access token of theirs";

let files;
let listen;
let server;
let callback;

before(async () => {
  files = await folder();
  await writeFile(join(files.path, "story.yaml"), STORY);
  listen = `127.0.0.1:${await freePort()}`;
  const script = fileURLToPath(new URL("echo_server.py", import.meta.url));
  server = spawn(process.env.PYTHON ?? "python3", [script], {
    env: {
      ...process.env,
      APP_SECRET: SECRET,
      VERIFY_TOKEN,
      ACCESS_TOKEN,
      GRAPH_URL: `http://${listen}/v25.0`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(server.stdout, "data");
  callback = `http://127.0.0.1:${String(port).trim()}/webhooks`;
});
after(async () => {
  server?.kill();
  await files?.leave();
});

/** Plays the story with these flags; its exit code and what it printed. */
async function played(flags, file = join(files.path, "story.yaml")) {
  const named = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const run = start(["sandbox", "run", file, ...named]);
  return { code: await run.ended, said: run.output() };
}

const settings = () => ({
  callback,
  "verify-token": VERIFY_TOKEN,
  "app-secret": SECRET,
  "access-token": ACCESS_TOKEN,
  listen,
});

const without = (name) => Object.fromEntries(Object.entries(settings()).filter(([key]) => key !== name));

test("a server that does as the story says passes", async () => {
  const junit = join(files.path, "results.xml");
  const { code, said } = await played({ ...settings(), junit });
  assert.equal(code, 0, said);
  assert.match(said, /1 passed, 0 failed/);
  assert.match(said, new RegExp(`Graph base URL +http://${listen}/v25.0`));
  assert.match(await readFile(junit, "utf8"), /failures="0"/);
});

test("a failed expectation says which of the settings is wrong", async () => {
  const wrong = [
    [{ ...settings(), "app-secret": "another" }, /0 of \d+ webhooks; .*--app-secret/],
    [{ ...settings(), "access-token": "another" }, /answered 401; .*--access-token/],
    [without("listen"), /Graph calls reach nobody: .*--listen/],
  ];
  for (const [flags, says] of wrong) {
    const { code, said } = await played(flags);
    assert.equal(code, 1, said);
    assert.match(said, says);
  }
});

test("what cannot be played ends with 2", async () => {
  const nobody = `http://127.0.0.1:${await freePort()}/webhooks`;
  const unusable = [
    [
      { ...settings(), "verify-token": "another" },
      undefined,
      /Callback verification failed: it answered 403/,
    ],
    [{ ...settings(), callback: nobody }, undefined, /it could not be reached/],
    [settings(), join(files.path, "nowhere.yaml"), /neither a file nor in the library/],
    [without("verify-token"), undefined, /--verify-token/],
  ];
  for (const [flags, file, says] of unusable) {
    const { code, said } = await played(flags, file);
    assert.equal(code, 2, said);
    assert.match(said, says);
  }
});
