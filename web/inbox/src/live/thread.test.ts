import { describe, expect, it } from "vitest";
import { floorEvent, message, messagePage, note, permutations } from "../test/make";
import { appendNewer, applyToThread, prependPage, type ThreadChanges, threadFromPage } from "./thread";

const ids = (items: { id: string }[]) => items.map((item) => item.id);

describe("a thread", () => {
  const old = threadFromPage(messagePage([message("3"), message("2")], "more"));

  it("holds the newest part, oldest first", () => {
    expect(ids(old.items)).toEqual(["2", "3"]);
    expect(old.hasOlder).toBe(true);
  });

  it("is the same whatever the order and however often items arrive", () => {
    const changes: ThreadChanges[] = [
      { messages: [message("4", { version: 5 })] },
      { messages: [message("3", { text: "edited", version: 7 })] },
      { messages: [message("3", { text: "older copy", version: 6 })] },
      { removed: ["4"] },
      { events: [floorEvent("e1", { at: 2000 }), floorEvent("e0", { at: 1500 })] },
    ];
    const expected = changes.reduce(applyToThread, old);
    expect(expected.items.map((item) => item.text)).toEqual(["Text of 2", "edited"]);
    expect(ids(expected.events)).toEqual(["e0", "e1"]);
    for (const order of permutations(changes)) {
      const twice = [...order, ...order].reduce(applyToThread, old);
      expect(twice.items).toEqual(expected.items);
      expect(twice.events).toEqual(expected.events);
    }
  });

  it("does not show a late copy of a message that was merged into another", () => {
    const merged = applyToThread(old, { removed: ["9"] });
    expect(ids(applyToThread(merged, { messages: [message("9", { version: 99 })] }).items)).toEqual([
      "2",
      "3",
    ]);
  });

  it("leaves older messages to the older page, and takes them from there", () => {
    const live = applyToThread(old, { messages: [message("1", { version: 4 })] });
    expect(ids(live.items)).toEqual(["2", "3"]);
    const more = prependPage(live, messagePage([message("1", { version: 4 }), message("0")]));
    expect(ids(more.items)).toEqual(["0", "1", "2", "3"]);
    expect(more.hasOlder).toBe(false);
  });

  it("around a message leaves newer ones to the newer page, until it has met the end", () => {
    const around = threadFromPage({ ...messagePage([message("5"), message("4")], "4"), newer_cursor: "5" });
    const live = applyToThread(around, {
      messages: [message("8", { version: 3 }), message("4", { text: "edited", version: 2 })],
      events: [floorEvent("late", { at: 9000 })],
    });
    expect(live.items.map((item) => item.text)).toEqual(["edited", "Text of 5"]);
    expect(live.events).toEqual([]);
    const more = appendNewer(live, { ...messagePage([message("7"), message("6")]), newer_cursor: "7" });
    expect([ids(more.items), more.hasOlder, more.hasNewer]).toEqual([["4", "5", "6", "7"], true, true]);
    const end = appendNewer(more, messagePage([message("8", { version: 3 })]));
    expect(end.hasNewer).toBe(false);
    expect(ids(applyToThread(end, { messages: [message("9")] }).items)).toEqual([
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
    ]);
  });

  it("equals a fresh snapshot", () => {
    const changes = { messages: [message("5", { version: 9 }), message("2", { text: "new", version: 8 })] };
    const live = applyToThread(old, changes);
    const fresh = threadFromPage(
      messagePage(
        [message("5", { version: 9 }), message("3"), message("2", { text: "new", version: 8 })],
        "more",
      ),
    );
    expect(live.items).toEqual(fresh.items);
  });

  describe("with a bubble that answers another", () => {
    const quote = {
      message_id: "1",
      order: message("1").order,
      text: "Text of 1",
      author: message("1").author,
      revoked: false,
    };
    const answer = message("3", { quote });
    const edited = message("1", { text: "12 rolls", edited: { at: 9, before: "Text of 1" }, version: 5 });
    const deleted = message("1", { text: null, revoked: { at: 10, by: "in" }, version: 6 });
    const quoted = (thread: { items: { id: string; quote?: unknown }[] }) =>
      thread.items.find(({ id }) => id === "3")?.quote;

    it.each([
      ["is on the page", threadFromPage(messagePage([answer, message("1")]))],
      ["is further up, not loaded", threadFromPage(messagePage([answer, message("2")], "more"))],
    ])("tells its new words at once when that %s", (_, thread) => {
      expect(quoted(applyToThread(thread, { messages: [edited] }))).toEqual({ ...quote, text: "12 rolls" });
      for (const order of permutations([[edited], [deleted], [answer], [edited]])) {
        const live = order.reduce((known, messages) => applyToThread(known, { messages }), thread);
        expect(quoted(live)).toEqual({ ...quote, text: null, revoked: true });
      }
    });

    it("names a file that has no words", () => {
      const thread = threadFromPage(messagePage([answer, message("1")]));
      const file = { filename: "menu.pdf" } as NonNullable<ReturnType<typeof message>["media"]>;
      const live = applyToThread(thread, {
        messages: [message("1", { text: null, media: file, version: 2 })],
      });
      expect(quoted(live)).toEqual({ ...quote, text: "menu.pdf" });
    });

    it("stays the same object when that one did not change", () => {
      const thread = threadFromPage(messagePage([answer, message("1")]));
      const ticked = message("1", { reactions: [{ emoji: "👍", by: "out", at: 4 }], version: 3 });
      const live = applyToThread(thread, { messages: [ticked] });
      expect(live.items.at(-1)).toBe(thread.items.at(-1));
    });
  });

  it("takes notes in once, by version, and only into what is loaded", () => {
    const page = messagePage([message("4"), message("2")], "2");
    const thread = threadFromPage({ ...page, notes: [note("3")] });
    const live = applyToThread(thread, { notes: [note("1"), note("5"), note("3")] });
    expect(live.notes.map(({ id }) => id)).toEqual(["3", "5"]);
    expect(applyToThread(live, { notes: [note("5"), note("1")] })).toBe(live);
    const whole = prependPage(live, { ...messagePage([message("0")]), notes: [note("1")] });
    expect(whole.notes.map(({ id }) => id)).toEqual(["1", "3", "5"]);
    const gone = applyToThread(whole, { notes: [note("3", { version: 2, removed_at: 9 })] });
    expect(gone.notes.find(({ id }) => id === "3")?.removed_at).toBe(9);
  });

  it("keeps the same object when nothing is new", () => {
    expect(applyToThread(old, { messages: [message("3")], events: [], removed: [] })).toBe(old);
  });
});
