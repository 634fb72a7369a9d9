/** Deliveries that were kept but not understood: the reason, the body, and another reading. */
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { EmptyState, LoadingLabel, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { pageStrings } from "../../pageStrings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import { shortMoment } from "../numbers/dates";
import { UnreadableBody } from "./UnreadableBody";
import classes from "./Unreadables.module.css";

const words = pageStrings.operator;

export function Unreadables() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.unreadables,
    queryFn: ({ pageParam }) => api.listUnreadables(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const [openId, setOpenId] = useState<string | null>(null);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={words.unreadables} span={12}>
      {error && !data ? (
        <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <>
          <LoadingLabel />
          <SkeletonBlock height={90} />
        </>
      ) : items.length === 0 ? (
        <EmptyState title={words.noUnreadables} text={words.noUnreadablesText} />
      ) : (
        <>
          <p className={classes.text}>{words.unreadablesText}</p>
          <ul className={classes.list}>
            {items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={classes.row}
                  aria-expanded={openId === item.id}
                  onClick={() => setOpenId(openId === item.id ? null : item.id)}
                >
                  <time dateTime={new Date(item.received_at).toISOString()}>
                    {shortMoment(item.received_at)}
                  </time>
                  <span className={classes.field}>{item.field ?? words.noField}</span>
                  <span className={classes.reason}>{item.reason}</span>
                  <code className="tl-cut">{item.excerpt}</code>
                  <span className={classes.state} data-state={item.state}>
                    {words.state[item.state]}
                  </span>
                </button>
                {openId === item.id ? <UnreadableBody id={item.id} /> : null}
              </li>
            ))}
          </ul>
          {hasNextPage ? (
            <Button
              variant="default"
              mt={10}
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {words.loadMore}
            </Button>
          ) : null}
        </>
      )}
    </Card>
  );
}
