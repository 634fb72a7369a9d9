/**
 * A conversation list as the cache holds it: the loaded beginning of an ordered, filtered set.
 * Pure. Applying conversations twice or in any order gives the same list, and an old list with the changes since
 * equals a fresh one (as far as both are loaded).
 */
import type { ConversationPage, ConversationSummary, ConversationView } from "@twinline/api";
import { newerConversation } from "./conversation";
import { fits } from "./filters";
import type { ListQuery } from "./keys";

export interface ConversationList {
  items: ConversationSummary[];
  nextCursor: string | null;
  /** Where the loaded part ends; null when everything is loaded. What sorts behind it comes with a later page. */
  edge: SortKey | null;
  /** Versions of what we heard of and do not show: an older copy must not bring it back. */
  outside: Readonly<Record<string, number>>;
}

export interface ListContext extends ListQuery {
  personId: string;
  /** What this person pinned: it stands first, whatever the order. */
  pins: ReadonlySet<string>;
  /** The moment for which leases, waits and windows are looked at. */
  now: number;
}

type SortKey = readonly [number, number, string];

export function listFromPage(page: ConversationPage, context: ListContext): ConversationList {
  return appendPage({ items: [], nextCursor: null, edge: null, outside: {} }, page, context);
}

/** Adds the next page; rows that moved meanwhile are kept once, in their newest version. */
export function appendPage(
  list: ConversationList,
  page: ConversationPage,
  context: ListContext,
): ConversationList {
  const last = page.items.at(-1);
  const edge = page.next_cursor !== null && last ? sortKey(last, context) : null;
  const known = new Set(list.items.map((item) => item.id));
  const brought = [...new Map([...page.pinned, ...page.items].map((item) => [item.id, item])).values()];
  const added = brought.filter(
    (item) => !known.has(item.id) && !(item.version < (list.outside[item.id] ?? 0)),
  );
  const items = [...list.items, ...added].sort((a, b) => compare(a, b, context));
  const base = { ...list, items, nextCursor: page.next_cursor, edge };
  return applyConversations(base, brought, context);
}

export function applyConversations(
  list: ConversationList,
  heard: readonly ConversationSummary[],
  context: ListContext,
): ConversationList {
  const byId = new Map(list.items.map((item) => [item.id, item]));
  const outside = { ...list.outside };
  let changed = false;
  for (const conversation of heard) {
    const current = byId.get(conversation.id);
    if (!current && conversation.version <= (outside[conversation.id] ?? -1)) continue;
    const merged = current ? newerConversation(current, conversation) : conversation;
    if (merged === current) continue;
    const shown = belongs(merged, context, current !== undefined) && !isBehind(merged, list.edge, context);
    changed = true;
    if (shown) {
      byId.set(merged.id, merged);
      delete outside[merged.id];
    } else {
      byId.delete(merged.id);
      outside[merged.id] = merged.version;
    }
  }
  if (!changed) return list;
  return { ...list, outside, items: [...byId.values()].sort((a, b) => compare(a, b, context)) };
}

/** The list after pins were put or taken off: what is pinned no more may belong to a later page. */
export function repinned(list: ConversationList, context: ListContext): ConversationList {
  const outside = { ...list.outside };
  const items = list.items.filter((item) => {
    const stays = !isBehind(item, list.edge, context);
    if (!stays) outside[item.id] = item.version;
    return stays;
  });
  return { ...list, outside, items: items.sort((a, b) => compare(a, b, context)) };
}

/** Takes out what became part of another conversation; no older copy brings it back. */
export function removeConversations(list: ConversationList, ids: readonly string[]): ConversationList {
  const gone = ids.filter((id) => list.outside[id] !== Number.POSITIVE_INFINITY);
  if (gone.length === 0) return list;
  const outside = { ...list.outside };
  for (const id of gone) outside[id] = Number.POSITIVE_INFINITY;
  return { ...list, outside, items: list.items.filter((item) => !gone.includes(item.id)) };
}

export function belongs(conversation: ConversationSummary, context: ListContext, wasShown: boolean): boolean {
  // What only an edit or a deletion of something unheard has named is a gap: nothing is to be read in it yet.
  if (conversation.preview === null) return false;
  // Only the server can search; while searching, rows change and leave but none are added.
  if (context.q !== "" && !wasShown) return false;
  if (!fits(conversation, context.filters, context.personId, context.now)) return false;
  return inView(conversation, context.view, context.personId);
}

export function inView(conversation: ConversationSummary, view: ConversationView, personId: string): boolean {
  const open = conversation.status === "open";
  switch (view) {
    case "all":
      return open;
    case "waiting":
      return open && conversation.waiting_since !== null;
    case "mine":
      return open && conversation.assignee?.id === personId;
    case "unassigned":
      return open && conversation.assignee === null;
    case "snoozed":
    case "resolved":
      return conversation.status === view;
  }
}

function sortKey(conversation: ConversationSummary, context: ListContext): SortKey {
  const wait = context.sort === "longest_wait" ? (conversation.waiting_since ?? Number.POSITIVE_INFINITY) : 0;
  return [wait, -conversation.last_at, conversation.id];
}

/** True for what sorts after the loaded part, so that it is a later page's to bring. */
export function isBehind(
  conversation: ConversationSummary,
  edge: SortKey | null,
  context: ListContext,
): boolean {
  if (edge === null || context.pins.has(conversation.id)) return false;
  return compareKeys(sortKey(conversation, context), edge) > 0;
}

function compare(a: ConversationSummary, b: ConversationSummary, context: ListContext): number {
  const [first, second] = [context.pins.has(a.id), context.pins.has(b.id)];
  if (first !== second) return first ? -1 : 1;
  return compareKeys(sortKey(a, context), sortKey(b, context));
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0;
}
