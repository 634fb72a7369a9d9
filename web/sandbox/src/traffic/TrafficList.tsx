// The lines of the inspector, newest first. Arrow keys walk through them once one has the focus.

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { EmptyState, LoadingLabel, Notice, SkeletonBlock, timeWithSeconds } from "@twinline/kit";
import { type KeyboardEvent, memo } from "react";
import { useFrames } from "../api/LiveProvider";
import { lab, labKeys } from "../api/lab";
import { useTraffic } from "../api/queries";
import { isNarrowed, type TrafficFilter } from "../api/trafficFilter";
import type { Exchange, TrafficKind } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { outcome } from "./exchangeWords";
import classes from "./TrafficList.module.css";

const words = strings.traffic;

function walk(event: KeyboardEvent<HTMLElement>) {
  const step =
    event.key === "ArrowDown"
      ? "nextElementSibling"
      : event.key === "ArrowUp"
        ? "previousElementSibling"
        : null;
  if (!step || !(event.target instanceof HTMLElement)) return;
  const line = event.target.closest("li")?.[step]?.querySelector("button");
  if (!line) return;
  event.preventDefault();
  line.focus();
}

export interface TrafficListProps {
  kind: TrafficKind;
  filter: TrafficFilter;
  /** Takes every choice back. */
  onAll: () => void;
}

export function TrafficList({ kind, filter, onAll }: TrafficListProps) {
  const list = useTraffic(kind);
  const { desk, act } = useDesk();
  const narrowed = isNarrowed(filter);
  const found = useQuery({
    queryKey: labKeys.found(kind, filter),
    queryFn: () => lab.found(kind, filter),
    enabled: narrowed,
    placeholderData: keepPreviousData,
  });
  useFrames((frame) => {
    if (narrowed && frame.type === "exchange") found.refetch();
  });
  const exchanges = narrowed ? (found.data ?? []) : (list.data?.pages.flat() ?? []);
  const shown = narrowed ? found : list;
  if (shown.isPending) return <Loading />;
  if (shown.isError)
    return (
      <div className={classes.pad}>
        <Notice
          tone="danger"
          title={words.failed}
          action={{ label: strings.errors.retry, onClick: () => shown.refetch() }}
        />
      </div>
    );
  if (exchanges.length === 0 && (narrowed || kind !== "all"))
    return (
      <EmptyState
        title={narrowed ? words.noneFits : words.noneOfKind}
        action={<TextButton onClick={onAll}>{words.showAll}</TextButton>}
      />
    );
  if (exchanges.length === 0) return <EmptyState title={words.none} text={words.noneText} />;
  return (
    <div className={classes.scroll}>
      <ul className={classes.list} aria-label={words.table} onKeyDown={walk}>
        {exchanges.map((exchange) => (
          <Line
            key={exchange.id}
            exchange={exchange}
            chosen={exchange.id === desk.exchange}
            onPick={(id) => act({ act: "exchange", exchange: id })}
          />
        ))}
      </ul>
      {list.hasNextPage && !narrowed ? (
        <div className={classes.pad}>
          <TextButton small disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {words.older}
          </TextButton>
        </div>
      ) : null}
    </div>
  );
}

interface LineProps {
  exchange: Exchange;
  chosen: boolean;
  onPick: (id: number) => void;
}

const Line = memo(
  function Line({ exchange, chosen, onPick }: LineProps) {
    const { text, tone } = outcome(exchange);
    const inbound = exchange.direction === "webhook";
    return (
      <li>
        <button
          type="button"
          className={classes.line}
          data-faulty={exchange.faulty || undefined}
          aria-current={chosen || undefined}
          onClick={() => onPick(exchange.id)}
        >
          <span className={classes.time}>{timeWithSeconds(exchange.at, { milliseconds: true })}</span>
          <span className={classes.direction}>
            {inbound ? (
              <IconArrowDown aria-hidden size={14} stroke={2} />
            ) : (
              <IconArrowUp aria-hidden size={14} stroke={2} />
            )}
            {inbound ? words.webhook : words.graph}
          </span>
          <span className={`${classes.label} tl-cut`}>{exchange.label}</span>
          <span className={`${classes.summary} tl-cut`}>
            <bdi>{exchange.summary}</bdi>
          </span>
          <span className={classes.outcome} data-tone={tone}>
            {text}
          </span>
        </button>
      </li>
    );
  },
  (before, after) => before.exchange === after.exchange && before.chosen === after.chosen,
);

function Loading() {
  return (
    <div className={classes.loading}>
      <LoadingLabel />
      {[62, 54, 70, 48, 66, 58].map((width) => (
        <SkeletonBlock key={width} width={`${width}%`} />
      ))}
    </div>
  );
}
