// `twinline sandbox` and `twinline serve` as two processes, connected as a real number is: sign-up, code, handshake.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { BenchApi } from "./bench_api.mjs";
import { signature } from "./delivery.mjs";
import { binary, folder, freePort, start } from "./process.mjs";
import { eventually } from "./wait.mjs";

const PAGE = 100;

export class SandboxProcess {
  /** `args` are given to it besides. */
  static async start({ args = [] } = {}) {
    const sandbox = new SandboxProcess();
    const { path, leave } = await folder();
    const [port, tlsPort] = [await freePort(), await freePort()];
    sandbox.leave = leave;
    sandbox.address = `http://127.0.0.1:${port}`;
    sandbox.api = new BenchApi(sandbox.address);
    const tlsFolder = join(path, "tls");
    sandbox.tls = { port: tlsPort, authority: join(tlsFolder, "ca.pem") };
    const kept = ["--data", join(path, "sandbox"), "--tls-folder", tlsFolder];
    const listens = ["--listen", `127.0.0.1:${port}`, "--tls", `127.0.0.1:${tlsPort}`];
    sandbox.process = start(["sandbox", ...kept, ...listens, ...args]);
    await eventually("the sandbox is ready", async () => {
      if (!sandbox.process.isRunning()) throw new Error(sandbox.process.output());
      return (await fetch(`${sandbox.address}/bench/api/health`)).ok;
    });
    sandbox.appId = await sandbox.printed("App id");
    sandbox.appSecret = await sandbox.printed("App secret");
    return sandbox;
  }

  /** A value of the box it prints at its start. */
  printed(name) {
    return eventually(`the sandbox prints its ${name}`, () => {
      const line = this.process
        .output()
        .split("\n")
        .find((text) => text.includes(`${name} `));
      return line?.split(name)[1].replace("│", "").trim();
    });
  }

  async stop() {
    try {
      await this.process.stop();
    } finally {
      await this.leave();
    }
  }
}

export class Platform {
  static async start(sandbox) {
    const platform = new Platform();
    const { path, leave } = await folder();
    platform.leave = leave;
    platform.data = join(path, "platform");
    platform.port = await freePort();
    platform.address = `http://127.0.0.1:${platform.port}`;
    platform.secret = sandbox.appSecret;
    platform.env = {
      TWINLINE_APP_ID: sandbox.appId,
      TWINLINE_APP_SECRET: sandbox.appSecret,
      TWINLINE_VERIFY_TOKEN: "a token of the crash test",
      TWINLINE_GRAPH_URL: `${sandbox.address}/v25.0`,
    };
    await platform.addOwner("owner@example.org", "a long enough password");
    await platform.run();
    return platform;
  }

  /** Makes the first account by command line, as an operator may. */
  async addOwner(email, password) {
    const args = ["user", "add", "--data", this.data, "--email", email, "--name", "Owner", "--role", "owner"];
    const child = spawn(binary(), args, { stdio: ["pipe", "ignore", "inherit"] });
    child.stdin.end(password);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`twinline user add ended with ${code}`);
    this.owner = { email, password };
  }

  /** Starts the server and waits until it answers. */
  async run() {
    const listen = `127.0.0.1:${this.port}`;
    this.process = start(["serve", "--data", this.data, "--listen", listen], this.env);
    await eventually("the platform answers", async () => {
      if (!this.process.isRunning()) throw new Error(this.process.output());
      return (await fetch(`${this.address}/healthz`)).ok;
    });
  }

  async call(method, path, body) {
    if (!this.cookie) await this.signIn();
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, "x-twinline": "1", "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async signIn() {
    const answer = await fetch(`${this.address}/api/v1/session`, {
      method: "POST",
      headers: { "x-twinline": "1", "content-type": "application/json", origin: this.address },
      body: JSON.stringify(this.owner),
    });
    if (!answer.ok) throw new Error(`the sign-in was answered ${answer.status}: ${await answer.text()}`);
    this.cookie = answer.headers.getSetCookie()[0].split(";")[0];
  }

  async connectNumber(sandbox) {
    const { code, waba_id, phone_number_id } = await sandbox.api.call("POST", "/sign_up", {
      share_history: false,
    });
    await this.call("POST", "/numbers/connect", { code, waba_id });
    const { business } = await sandbox.api.state();
    this.number = { waba_id, phone_number_id, display_phone_number: business.display_phone_number };
    await eventually("the number is connected", async () => {
      const { items } = await this.call("GET", "/numbers");
      return items.length === 1;
    });
  }

  /** Posts a signed delivery; resolves to the status of the answer. */
  async deliver(body) {
    const answer = await fetch(`${this.address}/webhooks/whatsapp`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": signature(this.secret, body) },
      body,
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** How often each text of the form stands in any thread, once at least `count` of them stand there. */
  async textsOnce(form, count) {
    let times = new Map();
    try {
      await eventually(
        `${count} texts are merged`,
        async () => {
          times = new Map();
          for (const { id } of await this.all("/conversations?view=all")) {
            for (const { text } of await this.all(`/conversations/${id}/messages`)) {
              if (form.test(text ?? "")) times.set(text, (times.get(text) ?? 0) + 1);
            }
          }
          return times.size >= count;
        },
        60_000,
      );
    } catch {
      // The caller says which are missing.
    }
    return times;
  }

  /** All items of a list, page by page. */
  async all(path) {
    const items = [];
    for (let cursor = ""; cursor !== null; ) {
      const joined = path.includes("?") ? "&" : "?";
      const param = path.includes("/messages") ? "before" : "cursor";
      const at = cursor ? `&${param}=${encodeURIComponent(cursor)}` : "";
      const page = await this.call("GET", `${path}${joined}limit=${PAGE}${at}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  }

  async stop() {
    try {
      await this.process.stop();
    } finally {
      await this.leave();
    }
  }
}
