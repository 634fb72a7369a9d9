/** What is to be said later in this conversation, the next first, above where one writes. */
import { Button } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type ScheduledMessage } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useEffect } from "react";
import { businessNow, useNow } from "../../clock";
import { keys } from "../../live/keys";
import { scheduledQuery } from "../../live/queries";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { moment } from "./factWords";
import classes from "./Scheduled.module.css";

interface Props {
  conversationId: string;
  /** It changes when something is said: perhaps one of these. */
  version: number;
  /** What was taken back can be written again. */
  onTakenBack: (text: string) => void;
}

const words = strings.later;

export function Scheduled({ conversationId, version, onTakenBack }: Props) {
  const client = useQueryClient();
  const now = useNow(60_000);
  const { data } = useQuery(scheduledQuery(conversationId));
  const readAnew = () => client.invalidateQueries({ queryKey: keys.scheduled(conversationId) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is the reason, not an input
  useEffect(() => {
    void readAnew();
  }, [version]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: readAnew,
  });
  const items = data?.items ?? [];
  const failure = error ? problemWords(error) : null;
  if (items.length === 0 && !failure) return null;
  const takeBack = (item: ScheduledMessage) =>
    mutate(async () => {
      await api.cancelScheduled(conversationId, item.id);
      onTakenBack(item.kind === null ? (item.text ?? "") : "");
    });
  return (
    <section className={classes.list} aria-label={words.list}>
      {failure ? (
        <Notice tone="warning" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <IconClock size={16} stroke={1.75} aria-hidden />
            <div className={classes.words}>
              <b>
                <time dateTime={new Date(item.at).toISOString()}>{moment(item.at, now)}</time>{" "}
                <span>{words.by(item.author.name ?? "")}</span>
              </b>
              <span className="tl-cut" dir="auto">
                {item.text ?? strings.list.kinds[item.kind ?? ""] ?? item.kind}
              </span>
            </div>
            <Button
              variant="default"
              size="compact-xs"
              disabled={isPending}
              onClick={() => mutate(() => api.rescheduleMessage(conversationId, item.id, businessNow()))}
            >
              {words.now}
            </Button>
            <Button variant="default" size="compact-xs" disabled={isPending} onClick={() => takeBack(item)}>
              {words.back}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
