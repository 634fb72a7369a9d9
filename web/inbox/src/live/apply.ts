/**
 * The one reducer: live items into the query cache (lists, threads, conversations, numbers, counts).
 * Answers to our own commands go through it too, so that there is one way for state to change.
 */

import { notifyManager, type QueryClient } from "@tanstack/react-query";
import type {
  Contact,
  ContactAttribute,
  ConversationDetail,
  ConversationSummary,
  LiveItem,
  NumberCard,
  NumberDetail,
} from "@twinline/api";
import { newerConversation } from "./conversation";
import { keys, type ListQuery } from "./keys";
import { applyConversations, type ConversationList, removeConversations } from "./list";
import { listContext } from "./pins";
import { recordItems } from "./recorder";
import { applyToThread, type Thread, type ThreadChanges } from "./thread";

export function applyItems(client: QueryClient, items: readonly LiveItem[]): void {
  recordItems(items);
  notifyManager.batch(() => {
    const conversations: ConversationSummary[] = [];
    const gone: string[] = [];
    const threads = new Map<string, Required<{ [K in keyof ThreadChanges]: LiveThreadPart<K> }>>();
    const thread = (id: string) => {
      const known = threads.get(id);
      if (known) return known;
      const fresh = { messages: [], removed: [], events: [], notes: [] };
      threads.set(id, fresh);
      return fresh;
    };
    for (const item of items) {
      switch (item.kind) {
        case "conversation":
          conversations.push(item.conversation);
          break;
        case "conversation_removed":
          gone.push(item.id);
          break;
        case "message":
          thread(item.message.conversation_id).messages.push(item.message);
          break;
        case "note":
          thread(item.note.conversation_id).notes.push(item.note);
          break;
        case "message_removed":
          thread(item.conversation_id).removed.push(item.id);
          break;
        case "floor_event":
          thread(item.event.conversation_id).events.push(item.event);
          break;
        case "number":
          applyNumber(client, item.number);
          break;
        case "contact":
          applyContact(client, item.contact);
          break;
        case "counts":
          client.setQueryData(keys.counts, item.counts);
          break;
      }
    }
    if (conversations.length > 0) applyConversationsToCache(client, conversations);
    if (gone.length > 0) removeFromCache(client, gone);
    for (const [id, changes] of threads) {
      client.setQueriesData<Thread>({ queryKey: keys.thread(id) }, (old) =>
        old ? applyToThread(old, changes) : old,
      );
    }
  });
}

type LiveThreadPart<K extends keyof ThreadChanges> = NonNullable<ThreadChanges[K]>[number][];

function applyConversationsToCache(client: QueryClient, heard: ConversationSummary[]): void {
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists })) {
    if (!list) continue;
    const context = listContext(client, key[1] as ListQuery);
    client.setQueryData(key, applyConversations(list, heard, context));
  }
  for (const conversation of heard) {
    client.setQueryData<ConversationDetail>(keys.conversation(conversation.id), (old) =>
      old ? newerConversation(old, conversation) : old,
    );
  }
}

function removeFromCache(client: QueryClient, gone: readonly string[]): void {
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists })) {
    if (list) client.setQueryData(key, removeConversations(list, gone));
  }
  // Whoever has it open is told by the server that it is no more.
  for (const id of gone) void client.invalidateQueries({ queryKey: keys.conversation(id) });
}

function applyNumber(client: QueryClient, number: NumberCard): void {
  client.setQueryData<NumberCard[]>(keys.numbers, (old) => {
    if (!old) return old;
    return old.some((card) => card.id === number.id)
      ? old.map((card) => (card.id === number.id ? number : card))
      : [...old, number];
  });
  let timelineMoved = false;
  client.setQueryData<NumberDetail>(keys.number(number.id), (old) => {
    if (!old) return old;
    timelineMoved =
      old.state !== number.state ||
      old.contacts_sync.state !== number.contacts_sync.state ||
      old.history_sync.state !== number.history_sync.state;
    return { ...old, ...number };
  });
  // The card does not carry the timeline, and only these moves add to it.
  if (timelineMoved) void client.invalidateQueries({ queryKey: keys.number(number.id) });
}

function applyContact(client: QueryClient, contact: { id: string } & Partial<Contact>): void {
  for (const [key, detail] of client.getQueriesData<ConversationDetail>({ queryKey: keys.conversations })) {
    if (detail?.contact.id !== contact.id) continue;
    client.setQueryData<ConversationDetail>(key, {
      ...detail,
      contact_detail: {
        ...detail.contact_detail,
        ...contact,
        attributes: newerAttributes(detail.contact_detail.attributes, contact.attributes ?? []),
      },
    });
  }
}

/** What a field holds of a customer, as one has just set it. */
export function applyAttribute(client: QueryClient, contactId: string, attribute: ContactAttribute): void {
  applyContact(client, { id: contactId, attributes: [attribute] });
}

/** Each field's newest value, whatever came first. */
function newerAttributes(known: readonly ContactAttribute[], heard: readonly ContactAttribute[]) {
  const newest = new Map(known.map((each) => [each.id, each]));
  for (const each of heard)
    if (each.version >= (newest.get(each.id)?.version ?? 0)) newest.set(each.id, each);
  return [...newest.values()];
}
