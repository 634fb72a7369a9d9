// One chat on a phone's screen. What is on the screen of an online phone is read, as in life.
import { IconChevronLeft } from "@tabler/icons-react";
import { Avatar, BubbleSkeleton, dayKey, dayLabel, LoadingLabel, Notice } from "@twinline/kit";
import { Fragment, memo, useEffect, useMemo, useState } from "react";
import { bench } from "../api/client";
import { useNow } from "../api/clock";
import { useChats, useMessages, useTypingUntil } from "../api/queries";
import type { Phone, PhoneMessage } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import classes from "./ChatThread.module.css";
import { PhoneBubble } from "./PhoneBubble";
import { PhoneComposer } from "./PhoneComposer";
import { chatTitle } from "./phoneWords";

const words = strings.thread;

function useReadOnScreen(phone: Phone, peer: Phone) {
  const { data: chats } = useChats(phone.id);
  const unread = chats?.find((chat) => chat.peer === peer.id)?.unread ?? 0;
  useEffect(() => {
    if (unread === 0 || !phone.online) return;
    const read = () => {
      // The live feed tells what came of it; a failure leaves the counter standing.
      if (document.visibilityState === "visible") bench.openChat(phone.id, peer.id).catch(() => undefined);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [unread, phone.online, phone.id, peer.id]);
}

export function ChatThread({ phone, peer }: { phone: Phone; peer: Phone }) {
  const { act } = useDesk();
  const list = useMessages(phone.id, peer.id);
  const { data: chats } = useChats(phone.id);
  const now = useNow(1000);
  const { data: typingUntil } = useTypingUntil(phone.id, peer.id);
  useReadOnScreen(phone, peer);
  const messages = useMemo(
    () => [...(list.data?.pages ?? [])].reverse().flatMap((page) => page.messages),
    [list.data],
  );
  const title = chatTitle(chats?.find((chat) => chat.peer === peer.id)?.title ?? peer.name);
  const today = useFirstOfDay(now);
  const typing = (typingUntil ?? 0) > now;
  const state = typing ? words.typing : phone.online ? peerState(peer) : words.noNetwork;
  return (
    <>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.back}
          aria-label={words.back}
          title={words.back}
          onClick={() => act({ act: "show-chat", phone: phone.id, peer: null })}
        >
          <IconChevronLeft className="tl-flip" size={18} stroke={2} />
        </button>
        <Avatar name={title} size={28} />
        <div className={classes.who}>
          <div className={`${classes.title} tl-cut`}>
            <bdi>{title}</bdi>
          </div>
          <div className={classes.state} data-typing={typing || undefined}>
            {state}
          </div>
        </div>
      </div>
      <div
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
          {list.data && messages.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
          <Days messages={messages} today={today} />
          {typing ? <p className={classes.typing}>{words.typing}</p> : null}
        </div>
      </div>
      <PhoneComposer phone={phone} peer={peer} name={title} />
    </>
  );
}

function peerState(peer: Phone): string {
  return peer.kind === "business" ? words.business : peer.online ? words.online : "";
}

/** A time that changes only with the day, so that a thread is not drawn anew each second. */
function useFirstOfDay(now: number): number {
  const [first, setFirst] = useState(now);
  if (dayKey(first) !== dayKey(now)) setFirst(now);
  return first;
}

interface DaysProps {
  messages: PhoneMessage[];
  today: number;
}

const Days = memo(function Days({ messages, today }: DaysProps) {
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  let day = "";
  return messages.map((message) => {
    const key = dayKey(message.at);
    const first = key !== day;
    day = key;
    return (
      <Fragment key={message.id}>
        {first ? <span className={classes.day}>{dayLabel(message.at, today)}</span> : null}
        <PhoneBubble message={message} quoted={message.quote ? byId.get(message.quote) : undefined} />
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
