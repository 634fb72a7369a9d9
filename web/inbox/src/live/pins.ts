/** What the person at this page keeps at the top of every list: their own, told by the session and by the live socket. */
import type { QueryClient } from "@tanstack/react-query";
import type { Me } from "@twinline/api";
import { businessNow } from "../clock";
import { keys, type ListQuery } from "./keys";
import { type ConversationList, type ListContext, repinned } from "./list";

/** What decides about a list's rows besides the rows. */
export function listContext(client: QueryClient, query: ListQuery): ListContext {
  const me = client.getQueryData<Me>(keys.me);
  return { ...query, personId: me?.person.id ?? "", pins: new Set(me?.pins), now: businessNow() };
}

export function applyPins(client: QueryClient, pins: string[]): void {
  const before = new Set(client.getQueryData<Me>(keys.me)?.pins);
  const added = pins.filter((id) => !before.has(id));
  if (added.length === 0 && pins.length === before.size) return;
  client.setQueryData<Me>(keys.me, (me) => me && { ...me, pins });
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists })) {
    if (!list) continue;
    client.setQueryData(key, repinned(list, listContext(client, key[1] as ListQuery)));
    // It may stand far below what is loaded.
    const shown = new Set(list.items.map((item) => item.id));
    if (added.some((id) => !shown.has(id))) void client.invalidateQueries({ queryKey: key, exact: true });
  }
}
