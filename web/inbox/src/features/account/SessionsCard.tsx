/** Where one is signed in, and the way out of each. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { dateTime, Notice, SkeletonBlock } from "@twinline/kit";
import { keys } from "../../live/keys";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import classes from "./Account.module.css";
import { browserName } from "./browserName";
import { words } from "./words";

export function SessionsCard() {
  const client = useQueryClient();
  const tell = useToast();
  const {
    data: sessions,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.sessions,
    queryFn: async () => (await api.listSessions()).items,
    staleTime: 0,
  });
  const end = useMutation({
    /** Null: all but this one. */
    mutationFn: (id: string | null) => (id === null ? api.endOtherSessions() : api.endSession(id)),
    onSuccess: () => tell({ text: words.ended, undo: null }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
  const failure = end.error ? problemWords(end.error) : null;
  return (
    <Card title={words.sessions} span={12}>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      {sessions ? (
        <>
          <ul className={classes.list}>
            {sessions.map((session) => {
              const name = browserName(session.user_agent ?? null);
              return (
                <li key={session.id}>
                  <span>
                    <span className={classes.name}>{name}</span>
                    <span className={classes.text}>
                      {session.is_this ? <b className={classes.here}>{words.here}. </b> : null}
                      {words.began(dateTime(session.created_at), dateTime(session.last_at))}
                    </span>
                  </span>
                  {session.is_this ? null : (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={words.endOf(name)}
                      onClick={() => end.mutate(session.id)}
                    >
                      {words.end}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          {sessions.length > 1 ? (
            <Button variant="default" onClick={() => end.mutate(null)}>
              {words.endOthers}
            </Button>
          ) : null}
        </>
      ) : error ? (
        <FailedToLoad title={words.sessionsFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonBlock height={80} />
      )}
    </Card>
  );
}
