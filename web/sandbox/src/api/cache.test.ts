import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import type { AppState } from "./app";
import {
  applyFrame,
  keys,
  type MessagePages,
  type TrafficPages,
  withChat,
  withExchange,
  withMessage,
} from "./cache";
import type { Bench, Chat, Exchange, Phone, PhoneMessage } from "./types";

const message = (id: string, at: number, more: Partial<PhoneMessage> = {}): PhoneMessage => ({
  id,
  at,
  from_me: false,
  kind: "text",
  text: id,
  media: null,
  state: null,
  error: null,
  quote: null,
  quoted: null,
  via: null,
  edited_at: null,
  deleted_at: null,
  reactions: [],
  voice: false,
  played: false,
  edit_until: null,
  delete_until: null,
  unavailable: null,
  card: null,
  starred: false,
  forwarded: null,
  referral: null,
  tapped: [],
  written_on: null,
  expires_at: null,
  view_once: null,
  live_until: null,
  ...more,
});
const chat = (peer: string, at: number): Chat => ({
  peer,
  title: peer,
  preview: "",
  preview_from_me: false,
  at,
  unread: 0,
  marked_unread: false,
  archived: false,
  pinned: false,
  labels: [],
  blocked: false,
  picture_url: null,
  disappearing: null,
  turned: [],
});
const exchange = (id: number, more: Partial<Exchange> = {}): Exchange => ({
  id,
  at: id,
  wall_ms: id,
  direction: "webhook",
  label: "messages",
  summary: "",
  status: 200,
  duration_ms: 3,
  note: null,
  faulty: false,
  ...more,
});
const messagePages = (...pages: PhoneMessage[][]): MessagePages => ({
  pages: pages.map((messages) => ({ messages, more: false })),
  pageParams: pages.map(() => undefined),
});
const trafficPages = (...pages: Exchange[][]): TrafficPages => ({
  pages,
  pageParams: pages.map(() => undefined),
});

describe("live frames in the cache", () => {
  it("puts a late message where its time says, and a known one in place", () => {
    const pages = messagePages([message("b", 2), message("d", 4)], [message("a", 1)]);
    const late = withMessage(pages, message("c", 3));
    expect(late.pages.map((page) => page.messages.map((m) => m.id))).toEqual([["b", "c", "d"], ["a"]]);
    const read = withMessage(late, message("a", 1, { state: "read" }));
    expect(read.pages[1]?.messages[0]?.state).toBe("read");
    expect(read.pages[0]?.messages).toHaveLength(3);
  });

  it("is harmless when applied twice", () => {
    const once = withMessage(messagePages([]), message("a", 1));
    expect(withMessage(once, message("a", 1))).toEqual(once);
  });

  it("moves a chat up by its time", () => {
    expect(withChat([chat("x", 3), chat("y", 2)], chat("y", 5)).map((c) => c.peer)).toEqual(["y", "x"]);
  });

  it("shows an exchange only where the filter wants it, and takes its answer later", () => {
    const graph = exchange(2, { direction: "graph", status: null });
    expect(withExchange(trafficPages([exchange(1)]), graph, "webhook").pages[0]).toHaveLength(1);
    const all = withExchange(trafficPages([exchange(1)]), graph, "all");
    const answered = withExchange(all, { ...graph, status: 200 }, "all");
    expect(answered.pages[0]?.map((e) => [e.id, e.status])).toEqual([
      [2, 200],
      [1, 200],
    ]);
    expect(withExchange(all, exchange(3), "faulty").pages[0]).toHaveLength(2);
  });

  it("changes one phone of the state", () => {
    const client = new QueryClient();
    const phone = { id: "c1", name: "Inês", online: true } as Phone;
    client.setQueryData(keys.state, { phones: [phone] } as Bench);
    applyFrame(client, { type: "phone", seq: 2, phone: { ...phone, online: false } });
    expect(client.getQueryData<Bench>(keys.state)?.phones).toEqual([{ ...phone, online: false }]);
  });

  it("takes away what disappeared, its chat and its star", () => {
    const client = new QueryClient();
    const messages = keys.messages("c1", "business");
    client.setQueryData(messages, messagePages([message("b", 2)], [message("a", 1)]));
    client.setQueryData(keys.chats("c1"), [chat("business", 2)]);
    client.setQueryData(keys.starred("c1"), []);
    const gone = { type: "message_gone", seq: 3, phone: "c1", peer: "business", message: "a" } as const;
    applyFrame(client, gone);
    applyFrame(client, gone);
    applyFrame(client, { type: "chat_gone", seq: 4, phone: "c1", peer: "business" });
    const left = client.getQueryData<MessagePages>(messages)?.pages.map((page) => page.messages.length);
    expect(left).toEqual([1, 0]);
    expect(client.getQueryData(keys.chats("c1"))).toEqual([]);
    expect(client.getQueryState(keys.starred("c1"))?.isInvalidated).toBe(true);
  });

  it("reads once more what was on its way when a message disappeared", async () => {
    const client = new QueryClient();
    const answers = [messagePages([message("a", 1)]), messagePages([])];
    const read = vi.fn(async () => answers.shift() ?? messagePages([]));
    const queryKey = keys.messages("c1", "business");
    const observer = new QueryObserver(client, { queryKey, queryFn: read });
    const stop = observer.subscribe(() => {});
    applyFrame(client, { type: "message_gone", seq: 3, phone: "c1", peer: "business", message: "a" });
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await vi.waitFor(() =>
      expect(client.getQueryData<MessagePages>(queryKey)?.pages[0]?.messages).toEqual([]),
    );
    stop();
  });

  it("is not thrown back by a read of the state that began before the socket told it", async () => {
    const client = new QueryClient();
    const state = (seq: number) =>
      ({ seq, phones: [], clock: { now: seq, rate: 1, offset: 0 } }) as unknown as Bench;
    const answers = [state(1), state(2)];
    const read = vi.fn(async () => answers.shift() ?? state(2));
    const observer = new QueryObserver(client, { queryKey: keys.state, queryFn: read });
    const stop = observer.subscribe(() => {});
    applyFrame(client, { type: "state", ...state(2) });
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(client.getQueryData<Bench>(keys.state)?.seq).toBe(2));
    stop();
  });

  it("keeps what a frame said of the app over an older answer that comes later", async () => {
    const client = new QueryClient();
    const app = (unlinked_at: number | null) =>
      ({ companions: [{ id: "d1", unlinked_at }] }) as unknown as AppState;
    const answers = [app(null), app(7)];
    const read = vi.fn(async () => answers.shift() ?? app(7));
    const observer = new QueryObserver(client, { queryKey: keys.app, queryFn: read });
    const stop = observer.subscribe(() => {});
    applyFrame(client, { type: "app", seq: 3, app: app(7) });
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(client.getQueryData<AppState>(keys.app)).toEqual(app(7)));
    stop();
  });

  it("asks anew for what a device missed while it was not linked", () => {
    const client = new QueryClient();
    const app = (unlinked_at: number | null) =>
      ({ companions: [{ id: "d1", unlinked_at }] }) as unknown as AppState;
    client.setQueryData(keys.app, app(5));
    client.setQueryData(keys.chats("d1"), [chat("c1", 2)]);
    client.setQueryData(keys.chats("c1"), [chat("business", 2)]);
    applyFrame(client, { type: "app", seq: 3, app: app(5) });
    expect(client.getQueryState(keys.chats("d1"))?.isInvalidated).toBe(false);
    applyFrame(client, { type: "app", seq: 4, app: app(null) });
    expect(client.getQueryState(keys.chats("d1"))?.isInvalidated).toBe(true);
    expect(client.getQueryState(keys.chats("c1"))?.isInvalidated).toBe(false);
  });
});
