import type { ConversationSummary } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { chance, conversation, conversationPage, preview as newest, permutations } from "../test/make";
import {
  appendPage,
  applyConversations,
  type ConversationList,
  isBehind,
  type ListContext,
  listFromPage,
  repinned,
} from "./list";

const NOW = 500 * 60_000;
const all: ListContext = {
  view: "all",
  q: "",
  sort: "recent",
  filters: {},
  personId: "me",
  pins: new Set(),
  now: NOW,
};
const waiting: ListContext = { ...all, view: "waiting", sort: "longest_wait" };
const me = { id: "me", name: "Me", initials: "M" };

const ids = (list: ConversationList) => list.items.map((item) => item.id);

/** What a server would answer, written apart from the code under test. */
function server(
  all: ConversationSummary[],
  { view, sort, filters, personId, now }: ListContext,
): ConversationSummary[] {
  const wait = (item: ConversationSummary) => item.waiting_since ?? Number.MAX_SAFE_INTEGER;
  return all
    .filter((item) => item.status === (view === "snoozed" ? "snoozed" : "open"))
    .filter((item) => view !== "waiting" || item.waiting_since !== null)
    .filter((item) => view !== "mine" || item.assignee?.id === personId)
    .filter((item) => !filters.line || filters.line === item.line_id)
    .filter((item) => !filters.last_word || filters.last_word.includes(item.preview?.author.origin ?? "-"))
    .filter((item) => {
      const holder = (item.floor.until ?? Number.POSITIVE_INFINITY) > now ? item.floor.holder : "nobody";
      return !filters.floor || filters.floor.includes(holder);
    })
    .filter((item) => filters.assignee !== "me,nobody" || !item.assignee || item.assignee.id === personId)
    .filter((item) => !filters.unread || item.unread > 0)
    .filter((item) => now - wait(item) >= (filters.waiting_minutes ?? Number.NEGATIVE_INFINITY) * 60_000)
    .filter((item) => {
      const left = (item.window.until ?? Number.NEGATIVE_INFINITY) - now;
      return !filters.closing_minutes || (left > 0 && left <= filters.closing_minutes * 60_000);
    })
    .sort(
      (a, b) =>
        (sort === "longest_wait" ? wait(a) - wait(b) : 0) ||
        b.last_at - a.last_at ||
        a.id.localeCompare(b.id),
    );
}

describe("a conversation list", () => {
  const old = listFromPage(
    conversationPage([conversation("a", { last_at: 30 }), conversation("b", { last_at: 20 })]),
    all,
  );
  const heard = [
    conversation("b", { last_at: 40, version: 2 }),
    conversation("c", { last_at: 35, version: 1 }),
    conversation("c", { last_at: 50, version: 3, status: "resolved" }),
    conversation("a", { last_at: 60, version: 4 }),
  ];

  it("is the same whatever the order and however often items arrive", () => {
    const expected = applyConversations(old, heard, all);
    expect(ids(expected)).toEqual(["a", "b"]);
    for (const order of permutations(heard)) {
      const once = order.reduce((list, item) => applyConversations(list, [item], all), old);
      expect(once.items).toEqual(expected.items);
      const twice = applyConversations(applyConversations(old, [...order, ...order], all), order, all);
      expect(twice.items).toEqual(expected.items);
    }
  });

  it("does not let an older copy bring back what left the view", () => {
    const list = listFromPage(
      conversationPage([conversation("a", { waiting_since: 5, version: 1 })]),
      waiting,
    );
    const answered = applyConversations(list, [conversation("a", { version: 3 })], waiting);
    expect(ids(answered)).toEqual([]);
    expect(
      ids(applyConversations(answered, [conversation("a", { waiting_since: 5, version: 2 })], waiting)),
    ).toEqual([]);
    expect(
      ids(applyConversations(answered, [conversation("a", { waiting_since: 9, version: 4 })], waiting)),
    ).toEqual(["a"]);
  });

  it("keeps the same object when nothing is new, so that nothing renders", () => {
    expect(applyConversations(old, [conversation("a", { last_at: 30 })], all)).toBe(old);
  });

  it("orders by the longest wait, then by the newest", () => {
    const context = { ...all, sort: "longest_wait" as const };
    const list = listFromPage(conversationPage([conversation("late", { last_at: 90 })]), context);
    const waits = [
      conversation("short", { waiting_since: 50, last_at: 50 }),
      conversation("long", { waiting_since: 10, last_at: 60 }),
      conversation("later", { last_at: 95 }),
    ];
    expect(ids(applyConversations(list, waits, context))).toEqual(["long", "short", "later", "late"]);
  });

  it("leaves what sorts behind the loaded part to the next page", () => {
    const first = listFromPage(
      conversationPage([conversation("a", { last_at: 30 }), conversation("b", { last_at: 20 })], "more"),
      all,
    );
    const list = applyConversations(first, [conversation("z", { last_at: 10, version: 7 })], all);
    expect(ids(list)).toEqual(["a", "b"]);
    const second = appendPage(list, conversationPage([conversation("z", { last_at: 10, version: 7 })]), all);
    expect(ids(second)).toEqual(["a", "b", "z"]);
  });

  it("leaves out what only a gap names, until something is to be read in it", () => {
    const gap = applyConversations(old, [conversation("g", { last_at: 0, preview: null, version: 3 })], all);
    expect(ids(gap)).toEqual(["a", "b"]);
    const begun = applyConversations(gap, [conversation("g", { last_at: 50, version: 4 })], all);
    expect(ids(begun)).toEqual(["g", "a", "b"]);
    const emptied = applyConversations(begun, [conversation("g", { preview: null, version: 5 })], all);
    expect(ids(emptied)).toEqual(["a", "b"]);
  });

  it("never adds rows to a search", () => {
    const context = { ...all, q: "rye" };
    const list = listFromPage(conversationPage([conversation("a")]), { ...context, q: "" });
    expect(ids(applyConversations(list, [conversation("new", { version: 9 })], context))).toEqual(["a"]);
  });

  it("shows the results of a search", () => {
    const context = { ...all, q: "rye" };
    expect(ids(listFromPage(conversationPage([conversation("a")]), context))).toEqual(["a"]);
  });

  it("moves the floor by its own version", () => {
    const floor = { ...conversation("a").floor, holder: "phone" as const, version: 5 };
    const moved = applyConversations(old, [conversation("a", { last_at: 30, floor })], all);
    expect(moved.items[0]?.floor.holder).toBe("phone");
    const late = applyConversations(moved, [conversation("a", { last_at: 31, version: 2 })], all);
    expect(late.items[0]?.floor.holder).toBe("phone");
  });

  it("shows what became of the newest message while the row stands, by the message's own version", () => {
    const preview = { ...newest, version: 3 };
    const shown = applyConversations(old, [conversation("a", { last_at: 30, version: 4, preview })], all);
    const gone = { ...preview, text: "", revoked: true, version: 6 };
    const revoked = applyConversations(
      shown,
      [conversation("a", { last_at: 30, version: 4, preview: gone })],
      all,
    );
    expect(revoked.items[0]?.preview).toBe(gone);
    const late = applyConversations(revoked, [conversation("a", { last_at: 30, version: 4, preview })], all);
    expect(late).toBe(revoked);
    const next = { ...preview, text: "And today?", version: 2 };
    const moved = applyConversations(
      late,
      [conversation("a", { last_at: 40, version: 7, preview: next })],
      all,
    );
    expect(moved.items[0]?.preview).toBe(next);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("equals a fresh snapshot after any changes (seed %i)", (seed) => {
    const next = chance(seed);
    const truth = new Map<string, ConversationSummary>();
    let version = 0;
    const change = () => {
      version += 1;
      const id = String.fromCharCode(97 + next(12));
      const value = conversation(id, {
        version,
        last_at: next(1000),
        waiting_since: next(2) ? NOW - next(1000) * 6_000 : null,
        status: next(5) ? "open" : next(2) ? "snoozed" : "resolved",
        assignee: next(3) ? null : next(2) ? me : { ...me, id: "other" },
        line_id: next(2) ? "line" : "kiosk",
        unread: next(3),
        window: { open: true, until: next(4) ? NOW + (next(300) - 100) * 60_000 : null },
        floor: {
          ...conversation(id).floor,
          holder: (["nobody", "bot", "agent", "phone"] as const)[next(4)] ?? "nobody",
          until: next(3) ? NOW + (next(60) - 30) * 60_000 : null,
          version,
        },
        preview: {
          ...newest,
          author: { ...newest.author, origin: next(2) ? "customer" : next(2) ? "phone" : "bot" },
          version,
        },
      });
      truth.set(id, value);
      return value;
    };
    for (let count = 0; count < 20; count++) change();
    const filtered = (filters: ListContext["filters"]) => ({ ...all, filters });
    const contexts = [
      all,
      waiting,
      { ...all, view: "mine" as const },
      { ...all, view: "snoozed" as const },
      filtered({ line: "kiosk" }),
      filtered({ last_word: "phone,bot" }),
      filtered({ floor: "nobody,bot" }),
      filtered({ assignee: "me,nobody" }),
      filtered({ unread: true }),
      filtered({ waiting_minutes: 30 }),
      filtered({ closing_minutes: 120 }),
      { ...waiting, filters: { unread: true, floor: "nobody", last_word: "customer" } },
    ];
    for (const context of contexts) {
      const snapshot = (limit: number) => {
        const whole = server([...truth.values()], context);
        const page = whole.slice(0, limit);
        return listFromPage(conversationPage(page, page.length < whole.length ? "more" : null), context);
      };
      const before = snapshot(4);
      const changes: ConversationSummary[] = [];
      for (let count = 0; count < 40; count++) changes.push(change());
      const shuffled = [...changes, ...changes].sort(() => next(3) - 1);
      const live = applyConversations(before, shuffled, context);
      const fresh = snapshot(100).items.filter((item) => !isBehind(item, before.edge, context));
      expect(live.items).toEqual(fresh);
    }
  });
});

describe("pinned conversations", () => {
  const [first, second, third] = [30, 20, 10].map((at) => conversation(`at${at}`, { last_at: at }));
  if (!first || !second || !third) throw new Error("three are made");
  const context = (...pins: string[]): ListContext => ({ ...all, pins: new Set(pins) });

  it("stand first though they are further down than what is loaded", () => {
    const list = listFromPage(conversationPage([first], "next", [third]), context("at10"));
    expect(ids(list)).toEqual(["at10", "at30"]);
    const whole = appendPage(list, conversationPage([second, third]), context("at10"));
    expect(ids(whole)).toEqual(["at10", "at30", "at20"]);
  });

  it("stay first whatever happens, and leave with the view", () => {
    const list = listFromPage(conversationPage([first, second, third]), context("at10"));
    const spoken = conversation("at20", { last_at: 99, version: 2 });
    const after = applyConversations(list, [spoken], context("at10"));
    expect(ids(after)).toEqual(["at10", "at20", "at30"]);
    const resolved = conversation("at10", { last_at: 10, status: "resolved", version: 3 });
    expect(ids(applyConversations(after, [resolved], context("at10")))).toEqual(["at20", "at30"]);
  });

  it("go back to their place, or to the page that brings them", () => {
    const whole = listFromPage(conversationPage([first, second, third]), context("at20"));
    expect(ids(whole)).toEqual(["at20", "at30", "at10"]);
    expect(ids(repinned(whole, context()))).toEqual(["at30", "at20", "at10"]);
    const part = listFromPage(conversationPage([first], "next", [third]), context("at10"));
    const off = repinned(part, context());
    expect(ids(off)).toEqual(["at30"]);
    expect(ids(appendPage(off, conversationPage([second, third]), context()))).toEqual([
      "at30",
      "at20",
      "at10",
    ]);
  });
});
