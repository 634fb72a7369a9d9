// Starting the built program and ending it. Only processes started here are ever signalled.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const STOPS_WITHIN_MS = 15_000;

export function binary() {
  const path = resolve(process.env.TWINLINE_BIN ?? join(here, "../../target/debug/twinline"));
  if (!existsSync(path))
    throw new Error(`${path} is not built: run cargo build -p twinline, or set TWINLINE_BIN`);
  return path;
}

/**
 * A port nobody listens on now. Below those that systems give to outgoing connections (32768 and up on Linux): one of
 * those may be taken between this look and the program's.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    server.listen(port, "127.0.0.1");
    const isFree = await Promise.race([
      once(server, "listening").then(() => true),
      once(server, "error").then(() => false),
    ]).catch(() => false);
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** A folder that goes when `leave` is called, unless KEEP is set. */
export async function folder() {
  const path = await mkdtemp(join(tmpdir(), "twinline-e2e-"));
  const leave = async () => {
    if (process.env.KEEP) console.log(`kept ${path}`);
    else await rm(path, { recursive: true, force: true });
  };
  return { path, leave };
}

/** Runs the program; `output()` is what it has printed, `ended` resolves to its code or signal. */
export function start(args, env = {}) {
  const child = spawn(binary(), args, {
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let running = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      printed += text;
    });
  }
  const ended = once(child, "exit").then(([code, signal]) => {
    running = false;
    return code ?? signal;
  });
  return {
    pid: child.pid,
    output: () => printed,
    isRunning: () => running,
    ended,
    /** As Ctrl-C does it; throws when the program does not end by itself, or not well. */
    async stop() {
      if (!running) return;
      child.kill("SIGINT");
      const late = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
      const how = await ended;
      clearTimeout(late);
      if (how !== 0) throw new Error(`the program ended with ${how} on Ctrl-C:\n${printed.slice(-4000)}`);
    },
    /** As the power switch does it. */
    async kill() {
      if (running) child.kill("SIGKILL");
      return await ended;
    },
  };
}
