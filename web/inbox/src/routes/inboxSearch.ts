/** The list's view, filters, search and order, as they stand in the address. Defaults are left out of it. */
import type { ConversationSort, ConversationView } from "@twinline/api";
import { filtersOf, type ListFilters } from "../live/filters";

export interface InboxSearch extends ListFilters {
  view?: ConversationView;
  q?: string;
  sort?: ConversationSort;
}

const VIEWS: readonly ConversationView[] = ["all", "waiting", "mine", "unassigned", "snoozed", "resolved"];

export const DEFAULT_SORT: ConversationSort = "longest_wait";

export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const view = VIEWS.find((each) => each === search.view && each !== "all");
  const q = typeof search.q === "string" && search.q.trim() !== "" ? search.q : undefined;
  return {
    ...(view ? { view } : {}),
    ...filtersOf(search),
    ...(q ? { q } : {}),
    ...(search.sort === "recent" ? { sort: "recent" as const } : {}),
  };
}
