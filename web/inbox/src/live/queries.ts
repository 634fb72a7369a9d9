/** Every read of the inbox as query options. Snapshots are taken with `recording`, so no live item falls between. */

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  api,
  type CannedReplyPage,
  type ConversationDetail,
  type ConversationSummary,
  type FloorEvent,
  type LiveItem,
  type Message,
  type MessagePage,
  type Note,
  type TemplatePage,
} from "@twinline/api";
import { businessNow, setBusinessOffset } from "../clock";
import { newerConversation } from "./conversation";
import { moveWithTime } from "./filters";
import { keys, type ListQuery } from "./keys";
import {
  appendPage,
  applyConversations,
  type ConversationList,
  type ListContext,
  listFromPage,
  removeConversations,
} from "./list";
import { listContext } from "./pins";
import { recording } from "./recorder";
import { appendNewer, applyToThread, prependPage, type Thread, threadFromPage } from "./thread";

/** What moves with time alone is told of by nobody. */
const ASK_AGAIN_MS = 30_000;
const PAGE = 50;
const PAGE_MAX = 200;

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async () => {
    const me = await api.me();
    setBusinessOffset(me.business_offset_ms);
    return me;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Told by every list and by the socket; asked for by itself only when neither came first. */
export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: async () => (await api.listConversations({ limit: 1 })).counts,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The cursor the socket starts from and the first counts. Asked before any snapshot, so that none is older than it. */
export const startQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: keys.start,
    queryFn: async () => {
      const { live_cursor, counts } = await api.listConversations({ limit: 1 });
      client.setQueryData(keys.counts, counts);
      return { cursor: live_cursor };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: async () => (await api.listPeople()).items,
  staleTime: 300_000,
});

function parameters(query: ListQuery) {
  return { ...query.filters, view: query.view, sort: query.sort, ...(query.q === "" ? {} : { q: query.q }) };
}

export function listQuery(client: QueryClient, query: ListQuery) {
  return queryOptions({
    queryKey: keys.list(query),
    queryFn: async (): Promise<ConversationList> => {
      const context = listContext(client, query);
      const loaded = client.getQueryData<ConversationList>(keys.list(query))?.items.length ?? 0;
      const limit = Math.min(PAGE_MAX, Math.max(PAGE, loaded));
      const { answer, meanwhile } = await recording(() =>
        api.listConversations({ ...parameters(query), limit }),
      );
      if (!meanwhile.some((item) => item.kind === "counts")) client.setQueryData(keys.counts, answer.counts);
      return heardMeanwhile(listFromPage(answer, context), meanwhile, context);
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: moveWithTime(query.filters) ? ASK_AGAIN_MS : false,
  });
}

export async function loadMoreOfList(client: QueryClient, query: ListQuery): Promise<void> {
  const cursor = client.getQueryData<ConversationList>(keys.list(query))?.nextCursor;
  if (!cursor) return;
  const { answer, meanwhile } = await recording(() =>
    api.listConversations({ ...parameters(query), limit: PAGE, cursor }),
  );
  const context = listContext(client, query);
  client.setQueryData<ConversationList>(keys.list(query), (list) =>
    list?.nextCursor === cursor
      ? heardMeanwhile(appendPage(list, answer, context), meanwhile, context)
      : list,
  );
}

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: keys.conversation(id),
    queryFn: async () => {
      const { answer, meanwhile } = await recording(() => api.getConversation(id));
      return conversationsOf(meanwhile)
        .filter((heard) => heard.id === id)
        .reduce<ConversationDetail>((current, heard) => newerConversation(current, heard), answer);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function threadQuery(client: QueryClient, id: string) {
  return queryOptions({
    queryKey: keys.thread(id),
    queryFn: async (): Promise<Thread> => {
      const loaded = client.getQueryData<Thread>(keys.thread(id))?.items.length ?? 0;
      const limit = Math.min(PAGE_MAX, Math.max(PAGE, loaded));
      const { answer, meanwhile } = await recording(() => api.listMessages(id, { limit }));
      return applyToThread(threadFromPage(answer), changesOf(meanwhile, id));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The part of a thread around a message, for whoever comes from the search. */
export function threadAroundQuery(id: string, order: string) {
  return queryOptions({
    queryKey: keys.threadAround(id, order),
    queryFn: async (): Promise<Thread> => {
      const { answer, meanwhile } = await recording(() =>
        api.listMessages(id, { around: order, limit: PAGE }),
      );
      return applyToThread(threadFromPage(answer), changesOf(meanwhile, id));
    },
    staleTime: Number.POSITIVE_INFINITY,
    // Kept no longer than it is looked at: its end moves on without it.
    gcTime: 0,
  });
}

/** Which part of a thread is in the cache under a key. */
export type ThreadKey = ReturnType<typeof keys.thread> | ReturnType<typeof keys.threadAround>;

export async function loadOlder(client: QueryClient, key: ThreadKey): Promise<void> {
  const before = client.getQueryData<Thread>(key)?.items[0]?.order;
  if (before === undefined) return;
  await loadPart(client, key, { before }, prependPage);
}

export async function loadNewer(client: QueryClient, key: ThreadKey): Promise<void> {
  const after = client.getQueryData<Thread>(key)?.items.at(-1)?.order;
  if (after === undefined) return;
  await loadPart(client, key, { after }, appendNewer);
}

async function loadPart(
  client: QueryClient,
  key: ThreadKey,
  from: { before: string } | { after: string },
  add: (thread: Thread, page: MessagePage) => Thread,
): Promise<void> {
  const id = key[1];
  const { answer, meanwhile } = await recording(() => api.listMessages(id, { ...from, limit: PAGE }));
  client.setQueryData<Thread>(key, (thread) =>
    thread ? applyToThread(add(thread, answer), changesOf(meanwhile, id)) : thread,
  );
}

export const numbersQuery = queryOptions({
  queryKey: keys.numbers,
  queryFn: async () => {
    const { answer, meanwhile } = await recording(api.listNumbers);
    const heard = new Map(
      meanwhile.flatMap((item) => (item.kind === "number" ? [[item.number.id, item.number] as const] : [])),
    );
    return answer.items.map((card) => heard.get(card.id) ?? card);
  },
  staleTime: 60_000,
});

export const numberQuery = (id: string) =>
  queryOptions({ queryKey: keys.number(id), queryFn: () => api.getNumber(id), staleTime: 30_000 });

/** Which work runs where. */
export const numberRulesQuery = (id: string) =>
  queryOptions({ queryKey: keys.numberRules(id), queryFn: () => api.getNumberRules(id) });

/** Its deliveries move by themselves. */
export const numberBotQuery = (id: string) =>
  queryOptions({
    queryKey: keys.numberBot(id),
    queryFn: () => api.getNumberBot(id),
    refetchInterval: 10_000,
  });

/** The last seven days, up to the moment of asking. */
export const floorReportQuery = (id: string) =>
  queryOptions({
    queryKey: keys.floorReport(id),
    queryFn: () => {
      const to = businessNow();
      return api.reportNumberFloor(id, to - 7 * 86_400_000, to);
    },
    refetchInterval: 60_000,
  });

/** Figures of the last hour move with time alone, so they are asked for again while one looks. */
export const numberHealthQuery = (id: string) =>
  queryOptions({
    queryKey: keys.numberHealth(id),
    queryFn: () => api.getNumberHealth(id),
    refetchInterval: 15_000,
  });

/** Reasons for waiting change within seconds. */
export const numberQueueQuery = (id: string) =>
  queryOptions({
    queryKey: keys.numberQueue(id),
    queryFn: () => api.getNumberQueue(id),
    refetchInterval: 3_000,
  });

export const numberSafetyQuery = (id: string) =>
  queryOptions({
    queryKey: keys.numberSafety(id),
    queryFn: () => api.getNumberSafety(id),
    refetchInterval: 3_000,
  });

/** What a message would cost now; another price holds once the window has closed or opened. */
export const chargeQuery = (id: string, isOpen: boolean) =>
  queryOptions({
    queryKey: keys.charge(id, isOpen),
    queryFn: () => api.getCharge(id),
    staleTime: 3_600_000,
  });

/** The templates of a number's account; while none are known the server is asking for them. */
export const templatesQuery = (numberId: string) =>
  queryOptions({
    queryKey: keys.templates(numberId),
    queryFn: async () => {
      const items: TemplatePage["items"] = [];
      let cursor: string | null = null;
      do {
        const page: TemplatePage = await api.listTemplates(numberId, {
          limit: 200,
          ...(cursor ? { cursor } : {}),
        });
        items.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor);
      return items;
    },
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.length === 0 ? 3_000 : false),
  });

/** What the team says again and again: short, and read whole. */
export const cannedRepliesQuery = queryOptions({
  queryKey: keys.cannedReplies,
  queryFn: async () => {
    const items: CannedReplyPage["items"] = [];
    let cursor: string | null = null;
    do {
      const page: CannedReplyPage = await api.listCannedReplies({
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return items;
  },
  staleTime: 30_000,
});

/** The team's labels, told anew by the live socket when they change. */
export const labelsQuery = queryOptions({
  queryKey: keys.labels,
  queryFn: async () => (await api.listLabels()).items,
  staleTime: 300_000,
});

/** The views of the list that one keeps, and the team's; told anew by the live socket when they change. */
export const savedViewsQuery = queryOptions({
  queryKey: keys.savedViews,
  queryFn: async () => (await api.listSavedViews()).items,
  staleTime: 300_000,
});

/** The fields that the team keeps about its customers, told anew by the live socket when they change. */
export const attributesQuery = queryOptions({
  queryKey: keys.attributes,
  queryFn: async () => (await api.listAttributes()).items,
  staleTime: 300_000,
});

/** What is to be said later, also by colleagues. */
export const scheduledQuery = (id: string) =>
  queryOptions({
    queryKey: keys.scheduled(id),
    queryFn: () => api.listScheduled(id),
    refetchInterval: 20_000,
  });

export const healthQuery = queryOptions({
  queryKey: keys.health,
  queryFn: api.health,
  refetchInterval: 10_000,
});

function heardMeanwhile(
  list: ConversationList,
  items: readonly LiveItem[],
  context: ListContext,
): ConversationList {
  const gone = items.flatMap((item) => (item.kind === "conversation_removed" ? [item.id] : []));
  return removeConversations(applyConversations(list, conversationsOf(items), context), gone);
}

function conversationsOf(items: readonly LiveItem[]): ConversationSummary[] {
  return items.flatMap((item) => (item.kind === "conversation" ? [item.conversation] : []));
}

function changesOf(items: readonly LiveItem[], id: string) {
  const messages: Message[] = [];
  const removed: string[] = [];
  const events: FloorEvent[] = [];
  const notes: Note[] = [];
  for (const item of items) {
    if (item.kind === "message" && item.message.conversation_id === id) messages.push(item.message);
    if (item.kind === "message_removed" && item.conversation_id === id) removed.push(item.id);
    if (item.kind === "floor_event" && item.event.conversation_id === id) events.push(item.event);
    if (item.kind === "note" && item.note.conversation_id === id) notes.push(item.note);
  }
  return { messages, removed, events, notes };
}
