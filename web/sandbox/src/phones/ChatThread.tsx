// One chat on a phone's screen. What is on the screen of an online phone is read, as in life.
import { IconChevronLeft } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Avatar, BubbleSkeleton, dayKey, dayLabel, LoadingLabel, Notice } from "@twinline/kit";
import { Fragment, memo, useEffect, useMemo, useState } from "react";
import { keys } from "../api/cache";
import { BenchError, bench } from "../api/client";
import { clockNow, useNow } from "../api/clock";
import { useAmend, useChats, useMessages, useTypingUntil } from "../api/queries";
import type { Bench, Phone, PhoneMessage } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import classes from "./ChatThread.module.css";
import { ContactButton } from "./ContactButton";
import { type BubbleActs, PhoneBubble } from "./PhoneBubble";
import { type About, PhoneComposer } from "./PhoneComposer";
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
  const [about, setAbout] = useState<About | null>(null);
  const amend = useAmend(phone.id, peer.id);
  const acts = useActs(amend.mutate, setAbout);
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
        {phone.kind === "business" ? <ContactButton customer={peer} title={title} /> : null}
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
          <Days messages={messages} today={today} acts={acts} />
          {typing ? <p className={classes.typing}>{words.typing}</p> : null}
        </div>
      </div>
      {amend.error ? (
        <p className={classes.refused} role="alert">
          {amend.error.message} {amend.error instanceof BenchError ? amend.error.remedy : null}
        </p>
      ) : null}
      <PhoneComposer
        phone={phone}
        peer={peer}
        name={title}
        about={about}
        onDone={() => setAbout(null)}
        onEdit={(message, text) => amend.mutate({ message: message.id, amend: { do: "edit", text } })}
      />
    </>
  );
}

/** Stable for the chat's life: the time is read when a menu opens, not told to every bubble each second. */
function useActs(
  mutate: ReturnType<typeof useAmend>["mutate"],
  setAbout: (about: About | null) => void,
): BubbleActs {
  const client = useQueryClient();
  return useMemo(
    () => ({
      now: () => {
        const bench = client.getQueryData<Bench>(keys.state);
        return bench ? clockNow(bench.clock) : Date.now();
      },
      onAmend: (message, amend) => mutate({ message: message.id, amend }),
      onReply: (message) => setAbout({ do: "reply", message }),
      onEdit: (message) => setAbout({ do: "edit", message }),
    }),
    [client, mutate, setAbout],
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
  acts: BubbleActs;
}

const Days = memo(function Days({ messages, today, acts }: DaysProps) {
  let day = "";
  return messages.map((message) => {
    const key = dayKey(message.at);
    const first = key !== day;
    day = key;
    return (
      <Fragment key={message.id}>
        {first ? <span className={classes.day}>{dayLabel(message.at, today)}</span> : null}
        <PhoneBubble message={message} acts={acts} />
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
