// What is fetched, under which key, and how a live frame changes it. Frames carry current values, so applying one
// twice does no harm.
import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import { businessKeys } from "../businesses/queries";
import type { AppState, Companion } from "./app";
import { readClock } from "./client";
import { labKeys } from "./lab";
import { readAnew, readOnceMore } from "./readAnew";
import type { Bench, Chat, Exchange, Frame, MessagePage, Phone, PhoneMessage, TrafficKind } from "./types";

export const keys = {
  state: ["state"] as const,
  chats: (phone: string) => ["chats", phone] as const,
  messages: (phone: string, peer: string) => ["messages", phone, peer] as const,
  traffic: (kind: TrafficKind) => ["traffic", kind] as const,
  exchange: (id: number) => ["exchange", id] as const,
  unsupported: ["unsupported"] as const,
  canned: ["canned"] as const,
  labels: ["labels"] as const,
  profile: ["profile"] as const,
  app: ["app"] as const,
  starred: (phone: string) => ["starred", phone] as const,
  search: (phone: string, words: string) => ["search", phone, words] as const,
  updates: (phone: string) => ["updates", phone] as const,
  typing: (phone: string, peer: string) => ["typing", phone, peer] as const,
};

export type MessagePages = InfiniteData<MessagePage, string | undefined>;
export type TrafficPages = InfiniteData<Exchange[], number | undefined>;

const trafficKinds: readonly TrafficKind[] = ["all", "webhook", "graph", "faulty"];
/** The live list keeps this many; older ones are fetched again when asked for. */
const liveExchangesMax = 400;

export function applyFrame(client: QueryClient, frame: Frame): void {
  const patch = (how: (bench: Bench) => Bench) => change<Bench>(client, keys.state, how);
  switch (frame.type) {
    case "state": {
      const { type: _, clock, ...rest } = frame;
      put(client, keys.state, { ...rest, clock: readClock(clock) });
      return;
    }
    case "clock":
      patch((bench) => ({ ...bench, clock: readClock(frame.clock) }));
      return;
    case "faults":
      patch((bench) => ({ ...bench, faults: frame.faults }));
      return;
    case "fault_rules":
      put(client, labKeys.rules, frame.rules);
      return;
    case "businesses":
      put(client, businessKeys.list, frame.businesses);
      return;
    case "scenario":
      put(client, labKeys.run(frame.run.id), frame.run);
      return;
    case "business":
      patch((bench) => ({ ...bench, business: frame.business }));
      readAnew(client, { queryKey: ["account"] });
      readAnew(client, { queryKey: keys.profile });
      return;
    case "phone":
      // Who is saved in the address book, or blocks, is shown other posts.
      readAnew(client, { queryKey: keys.updates(frame.phone.id) });
      if (frame.phone.kind === "business") noteAbsence(client, frame.phone);
      patch((bench) => ({ ...bench, phones: replaceBy(bench.phones, frame.phone, "id", "end") }));
      return;
    case "chat":
      change<Chat[]>(client, keys.chats(frame.phone), (chats) => withChat(chats, frame.chat));
      return;
    case "chat_gone":
      change<Chat[]>(client, keys.chats(frame.phone), (chats) =>
        chats.filter(({ peer }) => peer !== frame.peer),
      );
      return;
    case "message_gone":
      change<MessagePages>(client, keys.messages(frame.phone, frame.peer), (pages) =>
        withoutMessage(pages, frame.message),
      );
      readAnew(client, { queryKey: keys.starred(frame.phone) });
      return;
    case "message":
      change<MessagePages>(client, keys.messages(frame.phone, frame.peer), (pages) =>
        withMessage(pages, frame.message),
      );
      // Who has just spoken is not typing any more.
      if (!frame.message.from_me) client.setQueryData<number>(keys.typing(frame.phone, frame.peer), 0);
      return;
    case "exchange":
      for (const kind of trafficKinds)
        change<TrafficPages>(client, keys.traffic(kind), (pages) =>
          withExchange(pages, frame.exchange, kind),
        );
      readAnew(client, { queryKey: keys.exchange(frame.exchange.id) });
      return;
    case "typing":
      client.setQueryData<number>(keys.typing(frame.phone, frame.peer), frame.until);
      return;
    case "app":
      noteLinks(client, frame.app.companions);
      readAnew(client, { queryKey: ["updates"] });
      put(client, keys.app, frame.app);
      return;
    case "labels":
      put(client, keys.labels, frame.labels);
      return;
  }
}

/** Shows what the frame says; an answer on its way may be older, and come later. */
function put(client: QueryClient, queryKey: QueryKey, value: unknown): void {
  client.setQueryData(queryKey, value);
  readOnceMore(client, { queryKey, exact: true });
}

/** Changes what is shown in place; an answer on its way may lack the change, and would undo it. */
function change<T>(client: QueryClient, queryKey: QueryKey, how: (known: T) => T): void {
  client.setQueryData<T>(queryKey, (known) => known && how(known));
  readOnceMore(client, { queryKey, exact: true });
}

/** An owner's phone that goes or comes back moves the day on which its link breaks. */
function noteAbsence(client: QueryClient, phone: Phone): void {
  const known = client.getQueryData<Bench>(keys.state)?.phones.find((known) => known.id === phone.id);
  if (known?.online !== phone.online) readAnew(client, { queryKey: ["account"] });
}

/** Nobody tells an unlinked device what it misses: linked again, it asks. */
function noteLinks(client: QueryClient, companions: Companion[]): void {
  const known = client.getQueryData<AppState>(keys.app)?.companions ?? [];
  for (const { id, unlinked_at } of companions) {
    const before = known.find((companion) => companion.id === id);
    if (unlinked_at === null && before?.unlinked_at !== null)
      readAnew(client, { predicate: ({ queryKey }) => queryKey[0] !== keys.app[0] && queryKey[1] === id });
  }
}

function replaceBy<T, K extends keyof T>(list: T[], item: T, key: K, otherwise: "start" | "end"): T[] {
  if (list.some((old) => old[key] === item[key]))
    return list.map((old) => (old[key] === item[key] ? item : old));
  return otherwise === "end" ? [...list, item] : [item, ...list];
}

export function withChat(chats: Chat[], chat: Chat): Chat[] {
  return replaceBy(chats, chat, "peer", "start").sort((a, b) => b.at - a.at);
}

/** Pages go back in time; each is oldest first. A new message belongs at the end of the first. */
export function withMessage(pages: MessagePages, message: PhoneMessage): MessagePages {
  const known = pages.pages.some((page) => page.messages.some((old) => old.id === message.id));
  const swap = (page: MessagePage): MessagePage => ({
    ...page,
    messages: page.messages.map((old) => (old.id === message.id ? message : old)),
  });
  const add = (page: MessagePage, index: number): MessagePage =>
    index === 0 ? { ...page, messages: [...page.messages, message].sort((a, b) => a.at - b.at) } : page;
  return { ...pages, pages: pages.pages.map(known ? swap : add) };
}

export const withoutMessage = (pages: MessagePages, message: string): MessagePages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    messages: page.messages.filter(({ id }) => id !== message),
  })),
});

export function withExchange(pages: TrafficPages, exchange: Exchange, kind: TrafficKind): TrafficPages {
  const belongs = kind === "all" || (kind === "faulty" ? exchange.faulty : exchange.direction === kind);
  if (!belongs) return pages;
  if (pages.pages.some((page) => page.some((old) => old.id === exchange.id)))
    return {
      ...pages,
      pages: pages.pages.map((page) => page.map((old) => (old.id === exchange.id ? exchange : old))),
    };
  const [first = [], ...rest] = pages.pages;
  const kept = rest.length > 0 ? first : first.slice(0, liveExchangesMax - 1);
  return { ...pages, pages: [[exchange, ...kept], ...rest] };
}
