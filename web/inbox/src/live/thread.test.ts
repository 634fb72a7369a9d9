import { describe, expect, it } from "vitest";
import { floorEvent, message, messagePage, permutations } from "../test/make";
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

  it("keeps the same object when nothing is new", () => {
    expect(applyToThread(old, { messages: [message("3")], events: [], removed: [] })).toBe(old);
  });
});
