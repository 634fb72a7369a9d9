// pywa, the Python library. PYTHON names an interpreter that has it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ClientStage, PNG } from "./stage.mjs";

let stage;

before(async () => {
  stage = await ClientStage.open();
});
after(() => stage?.close());

test("pywa's own story", async () => {
  const { base, token, number, waba, digits, theirs } = stage;
  const told = { base, token, number, waba, digits, theirs: theirs.id, png: PNG.toString("hex") };
  const story = fileURLToPath(new URL("./pywa_story.py", import.meta.url));
  const child = spawn(process.env.PYTHON ?? "python3", [story], {
    env: { ...process.env, STAGE: JSON.stringify(told) },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  assert.equal(code, 0, said);
  await stage.shown("pywa's words", (bubble) => bubble.text === "We do.");
});
