/** One conversation: its bar, its thread, the composer, and the person beside it (a drawer below 1200 px). */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useLocation } from "@tanstack/react-router";
import { asProblem, type ConversationSummary } from "@twinline/api";
import { EmptyState } from "@twinline/kit";
import { ConversationPane } from "../features/thread/ConversationPane";
import classes from "../features/thread/ConversationPane.module.css";
import { ThreadSkeleton } from "../features/thread/ThreadSkeleton";
import { keys } from "../live/keys";
import type { ConversationList } from "../live/list";
import { conversationQuery, threadAroundQuery, threadQuery } from "../live/queries";
import type { Thread } from "../live/thread";
import { strings } from "../strings";
import { FailedToLoad } from "../ui/FailedToLoad";

const route = getRouteApi("/signed-in/inbox/$conversationId");

export function ThreadPage() {
  const { conversationId } = route.useParams();
  const client = useQueryClient();
  const detail = useQuery(conversationQuery(conversationId));
  const thread = useQuery(threadQuery(client, conversationId));
  // The address may name a message's place: the search leads there, however far back it is.
  const at = useLocation({ select: (location) => location.hash });
  const near = at === "" || holds(thread.data, at);
  const around = useQuery({
    ...threadAroundQuery(conversationId, at),
    enabled: thread.data !== undefined && !near,
  });
  const shown = near ? thread : around;
  const listed = useListed(conversationId);
  const conversation = detail.data ?? listed;
  const error = conversation ? shown.error : detail.error;

  if (error && !shown.data) {
    if (asProblem(error).status === 404)
      return (
        <main className={classes.alone}>
          <EmptyState title={strings.thread.missing} text={strings.thread.missingText} />
        </main>
      );
    const retry = () => void Promise.all([detail.refetch(), shown.refetch()]);
    return (
      <main className={classes.alone}>
        <FailedToLoad title={strings.thread.failed} error={error} onRetry={retry} />
      </main>
    );
  }
  if (!conversation)
    return (
      <main className={classes.alone}>
        <ThreadSkeleton />
      </main>
    );
  return (
    <ConversationPane
      key={conversationId}
      conversation={conversation}
      thread={thread.data}
      shown={shown.data}
      shownKey={near ? keys.thread(conversationId) : keys.threadAround(conversationId, at)}
      at={at}
    />
  );
}

/** A place is a message's or a note's. */
function holds(thread: Thread | undefined, at: string): boolean {
  return Boolean(thread?.items.some((it) => it.order === at) || thread?.notes.some((it) => it.order === at));
}

/** The row of the list serves until the whole conversation is here. */
function useListed(id: string): ConversationSummary | undefined {
  const lists = useQueryClient().getQueriesData<ConversationList>({ queryKey: keys.lists });
  for (const [, list] of lists) {
    const found = list?.items.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}
