import type { Author } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { nobody, phone } from "../../dev/story";
import { floorEvent, message, note } from "../../test/make";
import { type ThreadInput, threadRows } from "./rows";

const T = Date.UTC(2026, 10, 21, 10, 0);
const bot: Author = { origin: "bot", certain: true, id: "b", name: "Order helper", initials: null };
const from = (more: Partial<ThreadInput>) =>
  threadRows({
    messages: [],
    events: [],
    notes: [],
    floor: nobody,
    outbox: [],
    firstNew: null,
    newCount: 0,
    personId: "me",
    ...more,
  });
const out = (id: string, author: Author, at: number) => message(id, { author, direction: "out", at });

describe("rows of a thread", () => {
  it("draws the line of who had the floor beside each message", () => {
    const rows = from({
      messages: [
        message("1", { at: T }),
        out("2", bot, T + 60_000),
        message("3", { at: T + 120_000 }),
        out("4", phone, T + 180_000),
      ],
      events: [
        floorEvent("e1", { what: "bot_took", by: bot, at: T + 30_000 }),
        floorEvent("e2", { what: "took", by: phone, from: "bot", at: T + 181_000 }),
      ],
    });
    expect(rows.map((row) => [row.key, row.floor])).toEqual([
      ["day-2026-11-21", "nobody"],
      ["1", "nobody"],
      ["e1", "bot"],
      ["2", "bot"],
      ["3", "bot"],
      ["e2", "phone"],
      ["4", "phone"],
    ]);
  });

  it("tells answers that crossed behind both, moves no floor by it, and forgets it once nobody spoke", () => {
    const events = [
      floorEvent("e1", { what: "bot_took", by: bot, at: T + 10_000 }),
      floorEvent("e2", {
        what: "collided",
        by: bot,
        at: T + 12_000,
        crossed: { bot_message_id: "2", phone_message_id: "3" },
      }),
    ];
    const messages = [message("1", { at: T }), out("2", bot, T + 10_000), out("3", phone, T + 12_000)];
    const drawn = (rows: ReturnType<typeof from>) => rows.map((row) => [row.key, row.floor]).slice(1);
    const told = [
      ["1", "nobody"],
      ["e1", "bot"],
      ["2", "bot"],
      ["3", "bot"],
      ["e2", "bot"],
    ];
    expect(drawn(from({ events, messages }))).toEqual(told);
    const greeting = { ...out("3", phone, T + 12_000), automatic: { at: T, by: null } };
    const undone = from({ events, messages: [...messages.slice(0, 2), greeting] });
    expect(drawn(undone)).toEqual(told.slice(0, 4));
  });

  it("groups what one author says in a row, and not what different ones say", () => {
    const rows = from({ messages: [out("1", phone, T), out("2", phone, T + 1000), out("3", bot, T + 2000)] });
    const runs = rows.flatMap((row) =>
      row.kind === "message" ? [[row.message.id, row.first, row.last]] : [],
    );
    expect(runs).toEqual([
      ["1", true, false],
      ["2", false, true],
      ["3", true, true],
    ]);
  });

  it("shows a sent message once: the server's takes the place of the written one under the same key", () => {
    const entry = {
      client_token: "t1",
      conversation_id: "c",
      text: "Hello",
      media: null,
      quote: null,
      seen_version: 1,
      confirm: false,
      written_at: T,
      state: { kind: "sending" as const },
    };
    const before = from({ messages: [message("1", { at: T })], outbox: [entry] });
    const after = from({
      messages: [message("1", { at: T }), message("2", { at: T, direction: "out", client_token: "t1" })],
      outbox: [entry],
    });
    expect(before.at(-1)).toMatchObject({ kind: "outbox", key: "t1" });
    expect(after.filter((row) => row.key === "t1")).toMatchObject([{ kind: "message" }]);
  });

  it("puts the new line before the first unread message and names days of history", () => {
    const rows = from({
      messages: [message("1", { at: T - 86_400_000, history: true }), message("2", { at: T })],
      firstNew: "2",
      newCount: 1,
    });
    expect(rows.map((row) => row.kind)).toEqual(["day", "message", "day", "new", "message"]);
    expect(rows[0]).toMatchObject({ history: true });
  });

  it("draws a present lease that no event told of", () => {
    const floor = { ...nobody, holder: "phone" as const, since: T + 1000 };
    const rows = from({ messages: [message("1", { at: T }), out("2", phone, T + 1000)], floor });
    expect(rows.map((row) => row.floor)).toEqual(["nobody", "nobody", "phone"]);
  });

  it("puts notes among the messages, outside of their runs, and none that was removed", () => {
    const rows = from({
      messages: [message("1", { at: T }), message("3", { at: T + 2000 })],
      events: [floorEvent("e1", { what: "took", by: phone, at: T + 500 })],
      notes: [
        note("2", { at: T + 1000 }),
        note("21", { at: T + 1000, removed_at: T + 3000 }),
        note("4", { at: T + 86_400_000 }),
      ],
    });
    expect(rows.map((row) => [row.kind, row.key])).toEqual([
      ["day", "day-2026-11-21"],
      ["message", "1"],
      ["event", "e1"],
      ["note", "2"],
      ["message", "3"],
      ["day", "day-2026-11-22"],
      ["note", "4"],
    ]);
    expect(rows[1]).toMatchObject({ last: true });
    expect(rows[4]).toMatchObject({ first: true });
  });
});
