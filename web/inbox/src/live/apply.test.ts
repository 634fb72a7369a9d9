import { QueryClient } from "@tanstack/react-query";
import type { LiveItem } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { number } from "../dev/number";
import { conversation, conversationPage, message, messagePage } from "../test/make";
import { applyItems } from "./apply";
import { keys } from "./keys";
import { type ConversationList, listFromPage } from "./list";
import { recording } from "./recorder";
import { type Thread, threadFromPage } from "./thread";

const query = { view: "all", q: "", sort: "recent", filters: {} } as const;

function filled(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(
    keys.list(query),
    listFromPage(conversationPage([conversation("c")]), { ...query, now: 0, personId: "", pins: new Set() }),
  );
  client.setQueryData(keys.thread("c"), threadFromPage(messagePage([message("1")])));
  client.setQueryData(keys.numbers, [number]);
  return client;
}

describe("applying live items to the cache", () => {
  const items: LiveItem[] = [
    { kind: "message", message: message("2", { version: 3 }) },
    { kind: "conversation", conversation: conversation("c", { unread: 1, version: 3 }) },
    { kind: "counts", counts: { all: 1, waiting: 1, mine: 0, unassigned: 1 } },
    { kind: "number", number: { ...number, backlog: 7 } },
  ];

  it("reaches lists, threads, counts and numbers", () => {
    const client = filled();
    applyItems(client, items);
    expect(client.getQueryData<ConversationList>(keys.list(query))?.items[0]?.unread).toBe(1);
    expect(client.getQueryData<Thread>(keys.thread("c"))?.items).toHaveLength(2);
    expect(client.getQueryData(keys.counts)).toMatchObject({ waiting: 1 });
    expect(client.getQueryData<(typeof number)[]>(keys.numbers)?.[0]?.backlog).toBe(7);
  });

  it("changes nothing the second time", () => {
    const client = filled();
    applyItems(client, items);
    const list = client.getQueryData(keys.list(query));
    const thread = client.getQueryData(keys.thread("c"));
    applyItems(client, items);
    expect(client.getQueryData(keys.list(query))).toBe(list);
    expect(client.getQueryData(keys.thread("c"))).toBe(thread);
  });

  it("takes out a conversation that became part of another one, for good", () => {
    const client = filled();
    applyItems(client, [{ kind: "conversation_removed", id: "c" }]);
    expect(client.getQueryData<ConversationList>(keys.list(query))?.items).toHaveLength(0);
    applyItems(client, items);
    expect(client.getQueryData<ConversationList>(keys.list(query))?.items).toHaveLength(0);
  });

  it("does not invent a thread that nobody opened", () => {
    const client = new QueryClient();
    applyItems(client, items);
    expect(client.getQueryData(keys.thread("c"))).toBeUndefined();
  });

  it("hands what arrives during a snapshot to that snapshot", async () => {
    const client = filled();
    let answer: (value: string) => void = () => undefined;
    const running = recording(
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    );
    applyItems(client, items);
    answer("snapshot");
    expect((await running).meanwhile).toEqual(items);
    applyItems(client, items);
    expect((await running).meanwhile).toHaveLength(items.length);
  });
});
