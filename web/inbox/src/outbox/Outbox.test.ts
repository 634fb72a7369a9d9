import { type Message, type NewMessage, Problem, unreachable } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { message } from "../test/make";
import { Outbox, type OutboxEntry } from "./Outbox";

type Answer = Message | Problem;

function bench(answers: Answer[] = []) {
  const sent: { id: string; body: NewMessage }[] = [];
  const accepted: Message[] = [];
  const clock: { now: number; calls: [at: number, call: () => void][] } = { now: 0, calls: [] };
  const pass = (to: number) => {
    clock.now = to;
    const due = clock.calls.filter(([at]) => at <= to);
    clock.calls = clock.calls.filter(([at]) => at > to);
    for (const [, call] of due) call();
  };
  const port = {
    send: async (id: string, body: NewMessage) => {
      sent.push({ id, body });
      const answer =
        answers.shift() ?? message(`m-${body.client_token}`, { client_token: body.client_token });
      if (answer instanceof Problem) throw answer;
      return answer;
    },
    accepted: async (taken: Message) => {
      accepted.push(taken);
    },
    now: () => clock.now,
    wake: (at: number, call: () => void) => void clock.calls.push([at, call]),
    storage: localStorage,
    storageKey: "outbox",
  };
  return { outbox: new Outbox(port), port, sent, accepted, pass };
}

const entry = (client_token: string, conversation_id = "c"): Omit<OutboxEntry, "state" | "confirm"> => ({
  client_token,
  conversation_id,
  text: `Text ${client_token}`,
  media: null,
  quote: null,
  seen_version: 4,
  written_at: 1,
});

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe("the outbox", () => {
  it("sends, hands over the server's message and forgets", async () => {
    const { outbox, sent, accepted } = bench();
    outbox.add(entry("t1"));
    await settled();
    expect(sent.map(({ body }) => body)).toEqual([{ client_token: "t1", seen_version: 4, text: "Text t1" }]);
    expect(accepted).toHaveLength(1);
    expect(outbox.entries).toEqual([]);
    expect(localStorage.getItem("outbox")).toBeNull();
  });

  it("holds what can be taken back until its time, and what was written behind it", async () => {
    const { outbox, sent, pass } = bench();
    outbox.add({ ...entry("t1"), due_at: 5_000 });
    outbox.add(entry("t2"));
    pass(4_999);
    outbox.flush();
    await settled();
    expect(sent).toEqual([]);
    pass(5_000);
    await settled();
    expect(sent.map(({ body }) => body.client_token)).toEqual(["t1", "t2"]);
  });

  it("lets what is held be taken back, or sent at once", async () => {
    const { outbox, sent, pass } = bench();
    outbox.add({ ...entry("t1"), due_at: 5_000 });
    outbox.add({ ...entry("t2"), due_at: 5_000 });
    outbox.discard("t1");
    outbox.sendNow("t2");
    await settled();
    pass(9_000);
    await settled();
    expect(sent.map(({ body }) => body.client_token)).toEqual(["t2"]);
  });

  it("keeps what did not arrive over a reload and sends it once, in order, with the same token", async () => {
    const first = bench([unreachable()]);
    first.outbox.add(entry("t1"));
    first.outbox.add(entry("t2"));
    await settled();
    expect(first.outbox.entries.map(({ state }) => state.kind)).toEqual(["waiting", "waiting"]);

    const second = bench();
    second.outbox.flush();
    second.outbox.flush();
    await settled();
    expect(second.sent.map(({ body }) => body.client_token)).toEqual(["t1", "t2"]);
    expect(second.outbox.entries).toEqual([]);
  });

  it("asks again for what was on its way when the page died", () => {
    const { port } = bench();
    const stuck = [{ ...entry("t1"), confirm: false, state: { kind: "sending" } }];
    localStorage.setItem("outbox", JSON.stringify(stuck));
    expect(new Outbox(port).entries[0]?.state).toEqual({ kind: "waiting" });
  });

  it("waits for a person when somebody answered, and holds what was written after", async () => {
    const answeredBy = message("x").author;
    const conflict = new Problem({
      code: "somebody_answered",
      status: 409,
      answered_by: answeredBy,
      answered_at: 7,
    });
    const { outbox, sent } = bench([conflict]);
    outbox.add(entry("t1"));
    outbox.add(entry("t2"));
    await settled();
    expect(outbox.entries[0]?.state).toEqual({ kind: "held", answeredBy, answeredAt: 7 });
    expect(sent).toHaveLength(1);
    outbox.sendAnyway("t1");
    await settled();
    expect(sent.map(({ body }) => [body.client_token, body.confirm])).toEqual([
      ["t1", undefined],
      ["t1", true],
      ["t2", undefined],
    ]);
  });

  it("says why something was refused, and lets it be thrown away", async () => {
    const refusal = new Problem({
      code: "window_closed",
      status: 422,
      detail: "The 24 hours are over.",
      remedy: "Wait.",
    });
    const { outbox } = bench([refusal]);
    outbox.add(entry("t1"));
    await settled();
    expect(outbox.entries[0]?.state).toMatchObject({
      kind: "refused",
      code: "window_closed",
      remedy: "Wait.",
    });
    outbox.discard("t1");
    expect(outbox.entries).toEqual([]);
  });

  it("does not let one conversation hold another", async () => {
    const { outbox, sent } = bench([new Problem({ code: "window_closed", status: 422 })]);
    outbox.add(entry("t1", "c"));
    outbox.add(entry("t2", "d"));
    await settled();
    expect(sent.map(({ id }) => id)).toEqual(["c", "d"]);
    expect(outbox.entries.map(({ client_token }) => client_token)).toEqual(["t1"]);
  });
});
