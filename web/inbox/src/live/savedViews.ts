/** What a saved view keeps: the address of the list as the server is asked, in one spelling. Pure. */
import type { SavedView } from "@twinline/api";
import { type InboxSearch, inboxSearch } from "../routes/inboxSearch";
import { FILTERS } from "./filters";

const NAMES = ["view", "sort", ...FILTERS] as const;

/** Of an address, without what is searched for. Empty: the list as it is without any choice. */
export function queryOf(search: InboxSearch): string {
  const query = new URLSearchParams();
  for (const name of NAMES) if (search[name] !== undefined) query.set(name, String(search[name]));
  return query.toString();
}

/** The address again; what this version does not know is left out. */
export function searchOf(query: string): InboxSearch {
  const read = (name: string, value: string) =>
    name === "unread" ? value === "true" : name.endsWith("_minutes") ? Number(value) : value;
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => [name, read(name, value)]);
  return inboxSearch(Object.fromEntries(pairs));
}

/** The view that the list shows now, if one is. */
export function shownView(views: readonly SavedView[], search: InboxSearch): SavedView | undefined {
  const shown = queryOf(search);
  return shown === "" ? undefined : views.find(({ query }) => queryOf(searchOf(query)) === shown);
}
