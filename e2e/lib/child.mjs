// A program that runs to its end: what it said, and that it ended well.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";

export async function ran(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  assert.equal(code, 0, said);
  return said;
}
