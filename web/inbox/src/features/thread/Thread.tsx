/** The messages of one conversation, newest at the bottom, beside the floor line; from its end, or around one of them. */
import { IconArrowDown } from "@tabler/icons-react";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ConversationSummary, Me, Message } from "@twinline/api";
import {
  BubbleSkeleton,
  DayDivider,
  dayLabel,
  EmptyState,
  LoadingLabel,
  NewLine,
  Notice,
  readableName,
} from "@twinline/kit";
import { lazy, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { businessNow, useNow } from "../../clock";
import { keys } from "../../live/keys";
import { loadNewer, loadOlder, type ThreadKey } from "../../live/queries";
import type { Thread as ThreadData } from "../../live/thread";
import type { OutboxEntry } from "../../outbox/Outbox";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";
import { Late } from "../../ui/Late";
import { EventRow } from "./EventRow";
import { MessageRow } from "./MessageRow";
import { NoteRow } from "./NoteRow";
import { NoticeRow } from "./NoticeRow";
import { OutboxRow } from "./OutboxRow";
import { isNotice, type ThreadRow, threadRows } from "./rows";
import classes from "./Thread.module.css";
import { useMarkRead } from "./useMarkRead";
import { useMessageKeys } from "./useMessageKeys";
import { useRowWindow } from "./useRowWindow";
import { useThreadScroll } from "./useThreadScroll";

const DateWindow = lazy(() => import("./DateWindow"));
const ForwardWindow = lazy(() => import("../forward/ForwardWindow"));
const PictureViewer = lazy(() => import("./PictureViewer"));
const StoryWindow = lazy(() => import("../story/StoryWindow"));

interface Props {
  thread: ThreadData;
  /** Where it is in the cache. */
  threadKey: ThreadKey;
  /** The place of a message to show, or empty: the end. */
  at: string;
  conversation: ConversationSummary;
  onEdit: (entry: OutboxEntry) => void;
  onQuote: (message: Message) => void;
  /** A date to go to is being chosen. */
  dating: boolean;
  onDating: (opened: boolean) => void;
}

export function Thread({ thread, threadKey, at, conversation, onEdit, onQuote, dating, onDating }: Props) {
  const onDate = useCallback(() => onDating(true), [onDating]);
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/inbox/$conversationId" });
  const personId = client.getQueryData<Me>(keys.me)?.person.id ?? "";
  const { entries } = useOutbox();
  const id = conversation.id;
  const outbox = useMemo(() => entries.filter((entry) => entry.conversation_id === id), [entries, id]);
  const opened = useOpened(thread.items, conversation.unread);
  const rows = useMemo(
    () =>
      threadRows({
        messages: thread.items,
        events: thread.events,
        notes: thread.notes,
        floor: conversation.floor,
        outbox,
        firstNew: opened.firstNew,
        newCount: opened.count,
        personId,
      }),
    [thread.items, thread.events, thread.notes, conversation.floor, outbox, opened, personId],
  );

  const customer = readableName(conversation.contact.name);
  const older = usePart(threadKey, loadOlder);
  const newer = usePart(threadKey, loadNewer);
  const scroller = useRef<HTMLDivElement>(null);
  const start = at === "" ? -1 : rows.findIndex((row) => placeOf(row) === at);
  const window = useRowWindow(rows, start, at);
  const { atEnd, onScroll, toEnd, to } = useThreadScroll(scroller, {
    rowsKey: `${window.shown[0]?.key} ${window.shown.at(-1)?.key} ${rows.length}`,
    hasOlder: window.above || (thread.hasOlder && !older.failure),
    onOlder: window.above ? window.up : older.load,
    hasNewer: window.below || thread.hasNewer,
    onNewer: window.below ? window.down : newer.failure ? nothing : newer.load,
    startAt: idOf(rows[start]),
  });
  const toNewest = useCallback(() => void navigate({ search: true, replace: true }), [navigate]);
  useMarkRead({ conversation, newest: thread.items.at(-1), visible: atEnd });
  const below = useBelow(thread.items, atEnd);
  const written = outbox.length;
  const latestEnd = useRef(toEnd);
  latestEnd.current = (behavior) => {
    window.toEnd();
    toEnd(behavior);
  };
  // So is one's own note.
  const own = thread.notes.findLast((note) => note.author.id === personId)?.order ?? "";
  const known = useRef(own);
  useEffect(() => {
    if (own > known.current) latestEnd.current();
    known.current = own;
  }, [own]);
  // One's own words are always shown, wherever one had scrolled to.
  useEffect(() => {
    if (written === 0) return;
    if (thread.hasNewer) toNewest();
    else latestEnd.current();
  }, [written, toNewest, thread.hasNewer]);

  const byId = useMemo(() => new Map(thread.items.map((message) => [message.id, message])), [thread.items]);
  const [picture, setPicture] = useState<Message | null>(null);
  const closePicture = useCallback(() => setPicture(null), []);
  const [forward, setForward] = useState<Message | null>(null);
  const [why, setWhy] = useState<Message | null>(null);
  const goTo = useRef((_order: string) => {});
  goTo.current = (order) => {
    const known = thread.items.find((message) => message.order === order);
    // The address is the same already: nothing but this would move.
    if (order === at && known) to(known.id);
    else void navigate({ search: true, hash: order, replace: true });
  };
  // One and the same for good: every row holds it.
  const go = useCallback((order: string) => goTo.current(order), []);
  const onKeyDown = useMessageKeys({ messages: byId, onQuote, onWhy: setWhy });
  const now = useNow(60_000);
  return (
    <div className={classes.area}>
      <div
        className={classes.scroller}
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={strings.thread.label(customer)}
      >
        <div className={classes.sheet}>
          {window.above ? null : thread.hasOlder ? (
            <OlderEnd failure={older.failure} onRetry={older.retry} />
          ) : rows.length > 0 ? (
            <p className={classes.beginning}>{strings.thread.beginning}</p>
          ) : (
            <EmptyState title={strings.thread.empty} text={strings.thread.emptyText} />
          )}
          {window.shown.map((row) => (
            <Row
              key={row.key}
              row={row}
              found={at !== "" && placeOf(row) === at}
              quoted={row.kind === "message" ? byId.get(row.message.quote?.message_id ?? "") : undefined}
              now={now}
              customer={customer}
              windowUntil={conversation.window.until ?? 0}
              personId={personId}
              onOpenPicture={setPicture}
              onEdit={onEdit}
              onQuote={onQuote}
              onGo={go}
              onForward={setForward}
              onWhy={setWhy}
              onDate={onDate}
            />
          ))}
          {window.below ? null : thread.hasNewer ? (
            <OlderEnd failure={newer.failure} onRetry={newer.retry} newer />
          ) : (
            <div className={classes.tail} data-floor={conversation.floor.holder} />
          )}
        </div>
      </div>
      {atEnd ? null : (
        <button
          type="button"
          className={classes.toEnd}
          onClick={() => (thread.hasNewer ? toNewest() : latestEnd.current("smooth"))}
        >
          <IconArrowDown size={14} stroke={2} aria-hidden />
          {below > 0 ? strings.thread.newBelow(below) : strings.thread.toNewest}
        </button>
      )}
      <Late wanted={picture !== null}>
        <PictureViewer
          message={picture}
          live={byId}
          customer={customer}
          onClose={closePicture}
          onShow={({ order }) => {
            setPicture(null);
            go(order);
          }}
        />
      </Late>
      <Late wanted={forward !== null}>
        <ForwardWindow message={forward} onClose={() => setForward(null)} />
      </Late>
      <Late wanted={why !== null}>
        <StoryWindow message={why && (byId.get(why.id) ?? why)} onClose={() => setWhy(null)} />
      </Late>
      <Late wanted={dating}>
        <DateWindow conversationId={id} opened={dating} onClose={() => onDating(false)} onFound={go} />
      </Late>
    </div>
  );
}

interface RowProps {
  row: ThreadRow;
  /** What the search led to. */
  found: boolean;
  quoted: Message | undefined;
  now: number;
  customer: string;
  /** Until when free text may be sent, or could be. */
  windowUntil: number;
  personId: string;
  onOpenPicture: (message: Message) => void;
  onEdit: (entry: OutboxEntry) => void;
  onQuote: (message: Message) => void;
  onGo: (order: string) => void;
  onForward: (message: Message) => void;
  onWhy: (message: Message) => void;
  onDate: () => void;
}

function Row(props: RowProps) {
  const { row, found, quoted, now, customer, windowUntil, personId, onOpenPicture, onEdit, onQuote } = props;
  const { onGo, onForward, onWhy, onDate } = props;
  switch (row.kind) {
    case "day": {
      const label = dayLabel(row.at, now);
      return (
        <div className={classes.day} data-history={row.history || undefined}>
          <DayDivider
            floor={row.floor}
            label={row.history ? strings.thread.fromHistory(label) : label}
            title={strings.thread.toDate}
            onOpen={onDate}
          />
        </div>
      );
    }
    case "new":
      return <NewLine floor={row.floor} label={strings.thread.news(row.count)} />;
    case "event":
      return <EventRow event={row.event} floor={row.floor} personId={personId} />;
    case "message":
      return (
        <MessageRow
          message={row.message}
          found={found}
          customer={customer}
          windowUntil={windowUntil}
          first={row.first}
          last={row.last}
          floor={row.floor}
          quoted={quoted}
          onOpenPicture={onOpenPicture}
          onQuote={onQuote}
          onGo={onGo}
          onForward={onForward}
          onWhy={onWhy}
        />
      );
    case "note":
      return <NoteRow note={row.note} floor={row.floor} personId={personId} found={found} />;
    case "notice":
      return <NoticeRow message={row.message} floor={row.floor} />;
    case "outbox":
      return <OutboxRow entry={row.entry} first={row.first} floor={row.floor} onEdit={onEdit} />;
  }
}

function OlderEnd({
  failure,
  onRetry,
  newer = false,
}: {
  failure: boolean;
  onRetry: () => void;
  newer?: boolean;
}) {
  if (failure)
    return (
      <div className={classes.failed}>
        <Notice
          tone="danger"
          title={newer ? strings.thread.newerFailed : strings.thread.olderFailed}
          action={{ label: strings.common.tryAgain, onClick: onRetry }}
        />
      </div>
    );
  return (
    <>
      <LoadingLabel label={newer ? strings.thread.newer : strings.thread.older} />
      <BubbleSkeleton side="in" width={260} />
      <BubbleSkeleton side="out" width={200} />
    </>
  );
}

const nothing = () => undefined;

function idOf(row: ThreadRow | undefined): string | null {
  return row?.kind === "message" ? row.message.id : row?.kind === "note" ? row.note.id : null;
}

function placeOf(row: ThreadRow): string | null {
  return row.kind === "message" ? row.message.order : row.kind === "note" ? row.note.order : null;
}

/** Loads one more part at an end of what is shown, one at a time. */
function usePart(key: ThreadKey, part: (client: QueryClient, key: ThreadKey) => Promise<void>) {
  const client = useQueryClient();
  const [failure, setFailure] = useState(false);
  const busy = useRef(false);
  const latest = useRef(key);
  latest.current = key;
  const load = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    part(client, latest.current)
      .catch(() => setFailure(true))
      .finally(() => {
        busy.current = false;
      });
  }, [client, part]);
  const retry = useCallback(() => {
    setFailure(false);
    load();
  }, [load]);
  return { load, retry, failure };
}

/** Where the new line stands: before the first message that was unread on opening. It stays while one reads. */
function useOpened(items: readonly Message[], unread: number) {
  const [opened] = useState(() => {
    const incoming = items.filter((message) => message.direction === "in" && !isNotice(message));
    const first = unread > 0 ? incoming.at(-Math.min(unread, incoming.length)) : undefined;
    return { firstNew: first?.id ?? null, count: unread, at: businessNow() };
  });
  return opened;
}

/** How many messages came in while one was reading further up. */
function useBelow(items: readonly Message[], atEnd: boolean): number {
  const [seen, setSeen] = useState(() => items.at(-1)?.order ?? "");
  const newest = items.at(-1)?.order ?? "";
  useEffect(() => {
    if (atEnd) setSeen(newest);
  }, [atEnd, newest]);
  return atEnd ? 0 : items.filter((message) => message.order > seen && message.direction === "in").length;
}
