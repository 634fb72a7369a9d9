/**
 * What somebody is told of while they look elsewhere: decided from what the socket tells, their wishes and the time. Pure,
 * but for what was told already, which is kept so that nothing is told twice.
 */
import type { ConversationSummary, LiveItem, Notices, QuietHours, SavedView } from "@twinline/api";
import { filtersOf, fits } from "./filters";
import { inView } from "./list";
import { searchOf } from "./savedViews";

/** Something to be told: a customer's words, or a conversation that a bot gave to people. */
export interface News {
  why: "message" | "needs_person";
  conversation: ConversationSummary;
}

export interface Listener {
  personId: string;
  about: Notices["about"];
  views: readonly SavedView[];
}

/** Whether somebody wants to be told of a conversation. */
export function isAbout(conversation: ConversationSummary, listener: Listener, now: number): boolean {
  const { personId, about, views } = listener;
  return about.some((word) => {
    if (word === "mine") return conversation.assignee?.id === personId;
    if (word === "unassigned") return conversation.assignee === null;
    if (word === "all") return true;
    const query = views.find(({ id }) => id === word)?.query;
    if (query === undefined) return false;
    const search = searchOf(query);
    const filters = filtersOf({ ...search });
    return inView(conversation, search.view ?? "all", personId) && fits(conversation, filters, personId, now);
  });
}

/** What of it is news since `startedAt`, each conversation once. `told` remembers messages and hand-overs. */
export function newsOf(
  items: readonly LiveItem[],
  listener: Listener,
  startedAt: number,
  now: number,
  told: Set<string>,
): News[] {
  const conversations = new Map<string, ConversationSummary>();
  const spoke = new Set<string>();
  for (const item of items) {
    if (item.kind === "conversation") conversations.set(item.conversation.id, item.conversation);
    if (item.kind !== "message") continue;
    const { id, conversation_id, author, history, at } = item.message;
    if (author.origin !== "customer" || history || at < startedAt || told.has(id)) continue;
    told.add(id);
    spoke.add(conversation_id);
  }
  const news: News[] = [];
  for (const conversation of conversations.values()) {
    const handedAt = conversation.floor.handed_over_at;
    const handed = `${conversation.id} ${handedAt}`;
    const isHanded = handedAt !== null && handedAt >= startedAt && !told.has(handed);
    if (isHanded) told.add(handed);
    if (!isHanded && !spoke.has(conversation.id)) continue;
    if (isAbout(conversation, listener, now))
      news.push({ why: isHanded ? "needs_person" : "message", conversation });
  }
  return news;
}

/** Whether a time of day lies in the quiet hours. Those that end before they begin go on after midnight. */
export function isQuiet(quiet: QuietHours | null, timeOfDay: string): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from < to ? from <= timeOfDay && timeOfDay < to : from <= timeOfDay || timeOfDay < to;
}
