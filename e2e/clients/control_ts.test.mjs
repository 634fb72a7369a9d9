// The typed client of the control API: it compiles against the types made from the description, and does what they say.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ran } from "../lib/child.mjs";
import { folder } from "../lib/process.mjs";
import { ClientStage } from "./stage.mjs";

const client = fileURLToPath(new URL("../../clients/typescript", import.meta.url));
const web = fileURLToPath(new URL("../../web/node_modules", import.meta.url));
let stage;
let compiled;

before(async () => {
  stage = await ClientStage.open();
  compiled = await folder();
});
after(async () => {
  await stage?.close();
  await compiled?.leave();
});

test("the TypeScript example", async () => {
  const compiler = join(web, "typescript", "bin", "tsc");
  const types = ["--typeRoots", join(web, "@types"), "--outDir", compiled.path];
  await ran(process.execPath, [compiler, "-p", client, ...types]);
  await copyFile(join(client, "package.json"), join(compiled.path, "package.json"));
  const said = await ran(process.execPath, [join(compiled.path, "example.js"), stage.base]);
  assert.match(said, /all as expected/);
});
