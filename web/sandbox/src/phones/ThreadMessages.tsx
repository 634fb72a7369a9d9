// The messages of an open chat, by days, newest at the bottom.
import { BubbleSkeleton, dayKey, dayLabel, LoadingLabel, Notice } from "@twinline/kit";
import { Fragment, memo, useMemo, useRef, useState } from "react";
import { useNow } from "../api/clock";
import { useMessages } from "../api/queries";
import type { Phone, Turned } from "../api/types";
import { strings } from "../strings";
import type { BubbleActs } from "./bubbleActs";
import classes from "./ChatThread.module.css";
import { PhoneBubble } from "./PhoneBubble";
import bubbles from "./PhoneBubble.module.css";
import { phoneStrings } from "./strings";
import { useJump } from "./useJump";
import { type ThreadItem, threadItems } from "./vanish/threadItems";
import { turnedWords } from "./vanish/turnedWords";

const words = strings.thread;

export interface ThreadMessagesProps {
  phone: Phone;
  peer: Phone;
  title: string;
  typing: boolean;
  /** When disappearing messages were turned here. */
  turned: Turned[];
  /** Shown first, wherever in the past it stands. */
  sought?: string | null;
  acts: Omit<BubbleActs, "onJump">;
}

export function ThreadMessages({
  phone,
  peer,
  title,
  typing,
  turned,
  sought = null,
  acts,
}: ThreadMessagesProps) {
  const list = useMessages(phone.id, peer.id);
  const messages = useMemo(
    () => [...(list.data?.pages ?? [])].reverse().flatMap((page) => page.messages),
    [list.data],
  );
  const items = useMemo(
    () => (list.data ? threadItems(messages, turned, list.hasNextPage) : []),
    [list.data, messages, turned, list.hasNextPage],
  );
  const log = useRef<HTMLDivElement>(null);
  const jump = useJump(
    log,
    {
      messages,
      more: list.hasNextPage,
      loading: list.isPending || list.isFetching,
      loadMore: list.fetchNextPage,
    },
    sought,
  );
  const jumpTo = useRef(jump.jump);
  jumpTo.current = jump.jump;
  const all = useMemo<BubbleActs>(() => ({ ...acts, onJump: (message) => jumpTo.current(message) }), [acts]);
  const today = useFirstOfDay(useNow(1000));
  return (
    <div
      ref={log}
      className={classes.scroll}
      role="log"
      aria-label={words.messages(phone.name, title)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the messages.
      tabIndex={0}
    >
      <div className={classes.messages}>
        {list.isPending ? <Loading /> : null}
        {list.isError ? (
          <Notice
            tone="danger"
            title={words.failed}
            action={{ label: strings.errors.retry, onClick: () => list.refetch() }}
          />
        ) : null}
        {list.hasNextPage ? (
          <button
            type="button"
            className={classes.earlier}
            disabled={list.isFetchingNextPage}
            onClick={() => list.fetchNextPage()}
          >
            {words.earlier}
          </button>
        ) : null}
        {jump.missing ? (
          <p className={classes.none} role="status">
            {phoneStrings.bubble.notHere}
          </p>
        ) : null}
        {list.data && items.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
        <Days items={items} title={title} today={today} acts={all} found={jump.found} />
        {typing ? <p className={classes.typing}>{words.typing}</p> : null}
      </div>
    </div>
  );
}

/** A time that changes only with the day, so that a thread is not drawn anew each second. */
function useFirstOfDay(now: number): number {
  const [first, setFirst] = useState(now);
  if (dayKey(first) !== dayKey(now)) setFirst(now);
  return first;
}

interface DaysProps {
  items: ThreadItem[];
  title: string;
  today: number;
  acts: BubbleActs;
  found: string | null;
}

const Days = memo(function Days({ items, title, today, acts, found }: DaysProps) {
  let day = "";
  return items.map((item) => {
    const key = dayKey(item.at);
    const first = key !== day;
    day = key;
    return (
      <Fragment key={item.key}>
        {first ? <span className={classes.day}>{dayLabel(item.at, today)}</span> : null}
        {"turned" in item ? (
          <p className={bubbles.notice}>{turnedWords(item.turned, title)}</p>
        ) : (
          <PhoneBubble message={item.message} acts={acts} found={item.key === found} />
        )}
      </Fragment>
    );
  });
});

function Loading() {
  return (
    <>
      <LoadingLabel />
      <BubbleSkeleton side="in" width={150} />
      <BubbleSkeleton side="out" width={120} />
      <BubbleSkeleton side="in" width={170} />
    </>
  );
}
