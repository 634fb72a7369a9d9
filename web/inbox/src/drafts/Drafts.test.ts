import { type Draft, type DraftPut, Problem } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { Drafts } from "./Drafts";

/** The server's side: takes a text only over the one that was seen. */
class Server {
  drafts = new Map<string, Draft>();
  devices: Drafts[] = [];
  down = false;
  puts = 0;
  #clock = 100;

  put(conversation_id: string, text: string, version: number): DraftPut {
    if (this.down) throw new Problem({ code: "unreachable", status: 503, title: "Down." });
    this.puts += 1;
    const known = this.drafts.get(conversation_id) ?? { conversation_id, text: "", version: 0 };
    if (known.text === text) return { taken: true, draft: known };
    if (known.version !== version && !(version === 0 && known.text === ""))
      return { taken: false, draft: known };
    this.#clock += 1;
    const draft = { conversation_id, text, version: this.#clock };
    this.drafts.set(conversation_id, draft);
    for (const device of this.devices) device.told(draft);
    return { taken: true, draft };
  }
}

class Storage1 extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  setItem = (key: string, value: string) => void this.set(key, value);
  removeItem = (key: string) => void this.delete(key);
  key = (place: number) => [...this.keys()][place] ?? null;
  get length(): number {
    return this.size;
  }
}

class Device {
  storage = new Storage1();
  timers = new Set<() => void>();
  drafts: Drafts;
  constructor(readonly server: Server) {
    this.drafts = this.start();
    server.devices.push(this.drafts);
  }
  start(): Drafts {
    return new Drafts({
      put: async (id, text, version) => this.server.put(id, text, version),
      list: async () => {
        if (this.server.down) throw new Error("down");
        return [...this.server.drafts.values()].filter(({ text }) => text !== "");
      },
      later: (call) => {
        this.timers.add(call);
        return () => this.timers.delete(call);
      },
      storage: this.storage as unknown as Storage,
      storageKey: "drafts.marta",
    });
  }
  async pause(): Promise<void> {
    for (const call of [...this.timers]) {
      this.timers.delete(call);
      call();
    }
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}

function two(): [Server, Device, Device] {
  const server = new Server();
  return [server, new Device(server), new Device(server)];
}

describe("drafts", () => {
  it("are on the other device after a pause, in one call, and gone there once sent", async () => {
    const [server, laptop, phone] = two();
    for (const text of ["T", "Th", "The rye"]) laptop.drafts.write("a", text);
    expect(laptop.drafts.text("a")).toBe("The rye");
    expect(phone.drafts.text("a")).toBe("");
    await laptop.pause();
    expect([phone.drafts.text("a"), server.puts]).toEqual(["The rye", 1]);
    laptop.drafts.write("a", "");
    await laptop.pause();
    expect(phone.drafts.text("a")).toBe("");
    expect([laptop.storage.size, phone.storage.size]).toEqual([0, 0]);
  });

  it("that were written at once on two devices are both in the field, once each", async () => {
    const [, laptop, phone] = two();
    laptop.drafts.write("a", "The rye is in");
    phone.drafts.write("a", "and the spelt");
    await laptop.pause();
    await phone.pause();
    for (const { drafts } of [laptop, phone]) expect(drafts.text("a")).toBe("The rye is in\nand the spelt");
  });

  it("are put once the connection is back, also by a page that was opened anew", async () => {
    const [server, laptop, phone] = two();
    server.down = true;
    laptop.drafts.write("a", "The rye");
    await laptop.pause();
    server.down = false;
    const again = laptop.start();
    expect(again.text("a")).toBe("The rye");
    await again.catchUp();
    await laptop.pause();
    expect(phone.drafts.text("a")).toBe("The rye");
  });

  it("that were sent elsewhere while this device slept are gone, and words written here meanwhile are not", async () => {
    const [server, laptop] = two();
    laptop.drafts.write("a", "The rye");
    laptop.drafts.write("b", "Spelt");
    await laptop.pause();
    server.devices = [];
    server.put("a", "", server.drafts.get("a")?.version ?? 0);
    server.put("b", "", server.drafts.get("b")?.version ?? 0);
    laptop.drafts.write("b", "Spelt, too");
    await laptop.drafts.catchUp();
    await laptop.pause();
    expect([laptop.drafts.text("a"), laptop.drafts.text("b")]).toEqual(["", "Spelt, too"]);
    expect(server.drafts.get("b")?.text).toBe("Spelt, too");
  });

  it("that grew elsewhere after they were sent from here keep what grew", async () => {
    const [server, laptop] = two();
    laptop.drafts.write("a", "The rye");
    await laptop.pause();
    server.devices = [];
    server.put("a", "The rye, and the spelt", server.drafts.get("a")?.version ?? 0);
    laptop.drafts.write("a", "");
    await laptop.pause();
    expect(laptop.drafts.text("a")).toBe("The rye, and the spelt");
  });

  it("take up what was written before, where somebody is writing already", async () => {
    const [, laptop] = two();
    laptop.drafts.write("a", "and the spelt");
    laptop.drafts.takeUp("a", "The rye is in");
    expect(laptop.drafts.text("a")).toBe("The rye is in\nand the spelt");
  });

  it("are of one person", () => {
    const [, laptop] = two();
    laptop.drafts.write("a", "mine");
    const other = new Drafts({
      put: () => Promise.reject(new Error("unused")),
      list: async () => [],
      later: () => () => undefined,
      storage: laptop.storage as unknown as Storage,
      storageKey: "drafts.joel",
    });
    expect(other.text("a")).toBe("");
  });

  it("come to the same on both devices, and lose no word, whatever is written in whatever order", async () => {
    let seed = 7;
    const roll = (of: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % of;
    };
    for (let story = 0; story < 200; story += 1) {
      const [server, ...devices] = two();
      const words = new Set<string>();
      for (let step = 0; step < 12; step += 1) {
        const device = devices[roll(2)] as Device;
        const what = roll(6);
        if (what < 3) {
          const word = `w${story}.${step}`;
          words.add(word);
          device.drafts.write("a", `${device.drafts.text("a")} ${word}`.trim());
        } else if (what === 3) server.down = !server.down;
        else await device.pause();
      }
      server.down = false;
      for (let round = 0; round < 3; round += 1)
        for (const device of devices) {
          await device.drafts.catchUp();
          await device.pause();
        }
      const [one, other] = devices.map((device) => device.drafts.text("a"));
      expect(one).toBe(other);
      for (const word of words) expect(one).toContain(word);
    }
  });
});
