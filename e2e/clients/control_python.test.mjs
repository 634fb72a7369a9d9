// The control API from Python, with the standard library alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ran } from "../lib/child.mjs";
import { ClientStage } from "./stage.mjs";

let stage;

before(async () => {
  stage = await ClientStage.open();
});
after(() => stage?.close());

test("the Python example", async () => {
  const example = fileURLToPath(new URL("../../clients/python/example.py", import.meta.url));
  const said = await ran(process.env.PYTHON ?? "python3", [example, stage.base]);
  assert.match(said, /all as expected/);
});
