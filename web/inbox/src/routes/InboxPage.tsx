/** The inbox: the list (or what is searched for) at the start, the chosen conversation beside it; below 768 px one of the two. */
import { getRouteApi, Outlet, useParams } from "@tanstack/react-router";
import { ConversationList } from "../features/inbox/ConversationList";
import classes from "../features/inbox/InboxPage.module.css";
import { SyncStrip } from "../features/numbers/SyncStrip";
import { filtersOf } from "../live/filters";
import { DEFAULT_SORT } from "./inboxSearch";

const route = getRouteApi("/signed-in/inbox");

export function InboxPage() {
  const search = route.useSearch();
  const { conversationId } = useParams({ strict: false });
  const query = {
    view: search.view ?? "all",
    q: "",
    sort: search.sort ?? DEFAULT_SORT,
    filters: filtersOf({ ...search }),
  } as const;
  return (
    <div className={classes.inbox} data-thread={conversationId ? true : undefined}>
      <div className={classes.strips}>
        <SyncStrip />
      </div>
      <ConversationList query={query} q={search.q ?? ""} selectedId={conversationId ?? null} />
      <div className={classes.thread}>
        <Outlet />
      </div>
    </div>
  );
}
