/** One unreadable delivery whole, and the button that reads it again. */
import { Button, CopyButton } from "@mantine/core";
import { IconCopy, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { keys } from "../../live/keys";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { problemWords } from "../../ui/problemWords";
import classes from "./Unreadables.module.css";

const words = pageStrings.operator;

export function UnreadableBody({ id }: { id: string }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.unreadables, id],
    queryFn: () => api.getUnreadable(id),
  });
  const replay = useMutation({
    mutationFn: () => api.replayUnreadable(id),
    onSuccess: ({ result }) => {
      if (result === "read") void client.invalidateQueries({ queryKey: keys.unreadables, exact: true });
    },
  });
  if (error) return <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className={classes.body}>
        <LoadingLabel />
        <SkeletonBlock height={120} />
      </div>
    );
  return (
    <div className={classes.body}>
      <div className={classes.tools}>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.75} />}
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          {words.replay}
        </Button>
        <CopyButton value={data.body}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconCopy size={16} stroke={1.75} />}
              onClick={copy}
            >
              {copied ? strings.common.copied : strings.common.copy}
            </Button>
          )}
        </CopyButton>
      </div>
      {replay.data ? (
        <Notice
          tone={replay.data.result === "read" ? "info" : "warning"}
          title={
            replay.data.result === "read"
              ? words.replayRead
              : words.replayStill(replay.data.reason ?? data.reason)
          }
        />
      ) : null}
      {replay.error ? <Notice tone="danger" title={problemWords(replay.error).fact} /> : null}
      <section
        className={classes.code}
        aria-label={words.body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {pretty(data.body)}
      </section>
    </div>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
