/** The inbox: the list (or what is searched for) at the start, the chosen conversation beside it; below 768 px one of the two. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet, useParams } from "@tanstack/react-router";
import { lazy, useEffect } from "react";
import { ConversationList } from "../features/inbox/ConversationList";
import classes from "../features/inbox/InboxPage.module.css";
import { isSyncing } from "../features/numbers/life";
import { filtersOf } from "../live/filters";
import { useAway } from "../live/LiveProvider";
import { numbersQuery } from "../live/queries";
import { Late } from "../ui/Late";
import { DEFAULT_SORT } from "./inboxSearch";
import { prepareThread } from "./lateThread";

const SyncStrip = lazy(() => import("../features/numbers/SyncStrip"));
const route = getRouteApi("/signed-in/inbox");

export function InboxPage() {
  const search = route.useSearch();
  const { conversationId } = useParams({ strict: false });
  const { data: numbers = [] } = useQuery(numbersQuery);
  const number = numbers.find(isSyncing);
  const away = useAway();
  // Once the list stands: the next thing one does is to open one of them.
  useEffect(prepareThread, []);
  const query = {
    view: search.view ?? "all",
    q: "",
    sort: search.sort ?? DEFAULT_SORT,
    filters: filtersOf({ ...search }),
  } as const;
  return (
    <div className={classes.inbox} data-thread={conversationId ? true : undefined}>
      <div className={classes.strips}>
        {/* Without a connection it would be old news. */}
        <Late wanted={number !== undefined}>{number && !away ? <SyncStrip number={number} /> : null}</Late>
      </div>
      <ConversationList query={query} q={search.q ?? ""} selectedId={conversationId ?? null} />
      <div className={classes.thread}>
        <Outlet />
      </div>
    </div>
  );
}
