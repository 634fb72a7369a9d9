// `twinline demo` on free ports and a folder of its own.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BenchApi } from "./bench_api.mjs";
import { folder, freePort, start } from "./process.mjs";
import { eventually } from "./wait.mjs";

const READY_WITHIN_MS = 90_000;

export async function startDemo({ quiet = true } = {}) {
  const { path, leave } = await folder();
  const [listen, sandbox] = [await freePort(), await freePort()];
  const demo = { folder: path, inbox: `http://127.0.0.1:${listen}`, bench: `http://127.0.0.1:${sandbox}` };
  demo.api = new BenchApi(demo.bench);
  const run = async () => {
    const args = ["demo", "--data", join(path, "demo")];
    args.push("--listen", `127.0.0.1:${listen}`, "--sandbox-listen", `127.0.0.1:${sandbox}`);
    if (quiet) args.push("--quiet");
    demo.process = start(args);
    await ready(demo);
    demo.people = JSON.parse(await readFile(join(path, "demo", "demo.json"), "utf8")).people;
  };
  /** Somebody of the example team, by role. */
  demo.person = (role) => demo.people.find((person) => person.role === role);
  demo.restart = async () => {
    await demo.process.stop();
    await run();
  };
  demo.stop = async () => {
    try {
      await demo.process.stop();
    } finally {
      await leave();
    }
  };
  await run();
  return demo;
}

/** Both servers answer and the box with the sign-ins was printed: the number is connected by then. */
async function ready({ process, inbox, bench }) {
  try {
    await eventually(
      "the demo is ready",
      async () => {
        if (!process.isRunning()) return true;
        if (!process.output().includes("Sign in as")) return false;
        const answers = await Promise.all([fetch(`${inbox}/healthz`), fetch(`${bench}/bench/api/health`)]);
        return answers.every((answer) => answer.ok);
      },
      READY_WITHIN_MS,
    );
  } finally {
    if (!process.isRunning() || !process.output().includes("Sign in as")) {
      console.error(`the demo printed:\n${process.output()}`);
    }
  }
  if (!process.isRunning()) throw new Error(`the demo ended with ${await process.ended}`);
}
