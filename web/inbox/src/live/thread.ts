/**
 * A thread as the cache holds it: a part of a conversation's messages, its newest unless said, oldest first, with its floor events
 * and the notes of the team.
 * Pure. Versions decide, so copies and order of arrival do not matter.
 */
import type { FloorEvent, Message, MessagePage, Note } from "@twinline/api";
import { quoteOf, sameQuote } from "./quote";

export interface Thread {
  items: Message[];
  events: FloorEvent[];
  /** By their order, which sorts with that of messages. */
  notes: Note[];
  /** True while older messages are still at the server. */
  hasOlder: boolean;
  /** True while newer messages are still at the server: this is not the thread's end. */
  hasNewer: boolean;
  /** Messages that were merged into others: a late copy must not bring them back. */
  removed: Readonly<Record<string, true>>;
  /** What was heard of messages outside the loaded part: what is loaded may answer them. */
  outside: Readonly<Record<string, Message>>;
}

export interface ThreadChanges {
  messages?: readonly Message[];
  removed?: readonly string[];
  events?: readonly FloorEvent[];
  notes?: readonly Note[];
}

const EMPTY: Thread = {
  items: [],
  events: [],
  notes: [],
  hasOlder: false,
  hasNewer: false,
  removed: {},
  outside: {},
};

export function threadFromPage(page: MessagePage): Thread {
  return { ...prependPage(EMPTY, page), hasNewer: page.newer_cursor !== null };
}

/** Adds an older page in front. */
export function prependPage(thread: Thread, page: MessagePage): Thread {
  // Everything on the page is wanted, so nothing counts as "too old" while it is taken in.
  const open = applyToThread(
    { ...thread, hasOlder: false },
    { messages: page.items, events: page.floor_events, notes: page.notes },
  );
  return { ...open, hasOlder: page.next_cursor !== null };
}

/** Adds a newer page at the end. */
export function appendNewer(thread: Thread, page: MessagePage): Thread {
  const open = applyToThread(
    { ...thread, hasNewer: false },
    { messages: page.items, events: page.floor_events, notes: page.notes },
  );
  return { ...open, hasNewer: page.newer_cursor !== null };
}

export function applyToThread(thread: Thread, changes: ThreadChanges): Thread {
  const removed = withRemoved(thread.removed, changes.removed ?? []);
  const byId = new Map(thread.items.map((message) => [message.id, message]));
  let outside = thread.outside;
  let moved = false;
  for (const id of changes.removed ?? []) moved = byId.delete(id) || moved;
  const oldest = thread.items[0];
  const newest = thread.items.at(-1);
  for (const message of changes.messages ?? []) {
    const current = byId.get(message.id);
    if (removed[message.id] || (current && current.version >= message.version)) continue;
    const isOlder = thread.hasOlder && oldest && message.order < oldest.order;
    const isNewer = thread.hasNewer && newest && message.order > newest.order;
    if (!current && (isOlder || isNewer)) {
      if (!(message.version <= (outside[message.id]?.version ?? -1)))
        outside = { ...outside, [message.id]: message };
      continue;
    }
    byId.set(message.id, message);
    moved = true;
  }
  const events = withEvents(thread, changes.events ?? []);
  const notes = withNotes(thread, changes.notes ?? []);
  const heard = moved || outside !== thread.outside;
  if (!heard && events === thread.events && notes === thread.notes && removed === thread.removed)
    return thread;
  if (heard) moved = quoteAnew(byId, outside) || moved;
  return {
    ...thread,
    removed,
    outside,
    events,
    notes,
    items: moved ? [...byId.values()].sort(byOrder) : thread.items,
  };
}

/** Lets every row say of the message it answers what that one says now. Returns whether a row was altered. */
function quoteAnew(byId: Map<string, Message>, outside: Thread["outside"]): boolean {
  let altered = false;
  for (const [id, message] of byId) {
    const { quote } = message;
    if (!quote?.message_id) continue;
    const quoted = byId.get(quote.message_id) ?? outside[quote.message_id];
    if (!quoted || sameQuote(quote, quoteOf(quoted))) continue;
    byId.set(id, { ...message, quote: quoteOf(quoted) });
    altered = true;
  }
  return altered;
}

function withRemoved(removed: Thread["removed"], ids: readonly string[]): Thread["removed"] {
  const fresh = ids.filter((id) => !removed[id]);
  if (fresh.length === 0) return removed;
  return { ...removed, ...Object.fromEntries(fresh.map((id) => [id, true as const])) };
}

function withEvents(thread: Thread, heard: readonly FloorEvent[]): FloorEvent[] {
  const known = new Set(thread.events.map((event) => event.id));
  const since = thread.hasOlder ? (thread.items[0]?.at ?? 0) : 0;
  const until = thread.hasNewer ? (thread.items.at(-1)?.at ?? 0) : Number.POSITIVE_INFINITY;
  const fresh = new Map<string, FloorEvent>();
  for (const event of heard)
    if (!known.has(event.id) && event.at >= since && event.at <= until) fresh.set(event.id, event);
  if (fresh.size === 0) return thread.events;
  return [...thread.events, ...fresh.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** What lies outside the loaded part comes with its page. */
function withNotes(thread: Thread, heard: readonly Note[]): Note[] {
  const byId = new Map(thread.notes.map((note) => [note.id, note]));
  const since = thread.hasOlder ? (thread.items[0]?.order ?? "") : "";
  const until = thread.hasNewer ? (thread.items.at(-1)?.order ?? "") : "g";
  let moved = false;
  for (const note of heard) {
    const current = byId.get(note.id);
    if (current && current.version >= note.version) continue;
    if (!current && (note.order < since || note.order > until)) continue;
    byId.set(note.id, note);
    moved = true;
  }
  return moved ? [...byId.values()].sort(byOrder) : thread.notes;
}

/** Bytewise, as the server orders; JavaScript compares UTF-16 units, the same for the ASCII keys it sends. */
function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
