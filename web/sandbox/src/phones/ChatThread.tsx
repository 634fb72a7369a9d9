// One chat on a phone's screen. What is on the screen of an online phone is read, as in life.
import { IconChevronLeft, IconHourglass } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { keys } from "../api/cache";
import { bench } from "../api/client";
import { clockNow, useNow } from "../api/clock";
import { useStar, useTap } from "../api/phoneQueries";
import { phoneCalls } from "../api/phones";
import { keepMessage, useAmend, useChats, useSend, useTypingUntil } from "../api/queries";
import type { Bench, DisappearAfter, Phone, PhoneMessage, Turned } from "../api/types";
import { strings } from "../strings";
import { BlockedBar } from "./BlockedBar";
import type { BubbleActs } from "./bubbleActs";
import classes from "./ChatThread.module.css";
import type { About } from "./compose/ComposerNotes";
import { type DraftFile, draftFiles } from "./compose/draft";
import { ForwardSheet } from "./compose/ForwardSheet";
import { PlaceSheet } from "./compose/PlaceSheet";
import { useFileDrop } from "./compose/useFileDrop";
import { Failure } from "./Failure";
import { InfoSheet } from "./info/InfoSheet";
import { PhoneComposer } from "./PhoneComposer";
import { chatTitle } from "./phoneWords";
import { Face } from "./picture/Face";
import { phoneStrings } from "./strings";
import { ThreadMessages } from "./ThreadMessages";
import { vanishStrings } from "./vanish/strings";

const words = strings.thread;
const noTurns: Turned[] = [];

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

export interface ChatThreadProps {
  phone: Phone;
  peer: Phone;
  /** The message to show first. */
  sought?: string | null;
  onBack: () => void;
}

export function ChatThread({ phone, peer, sought = null, onBack }: ChatThreadProps) {
  const { data: chats } = useChats(phone.id);
  const now = useNow(1000);
  const { data: typingUntil } = useTypingUntil(phone.id, peer.id);
  useReadOnScreen(phone, peer);
  const [about, setAbout] = useState<About | null>(null);
  const [files, setFiles] = useState<DraftFile[]>([]);
  const drop = useFileDrop((dropped) => setFiles((since) => [...since, ...draftFiles(dropped)]));
  const [informed, setInformed] = useState(false);
  const [first, setFirst] = useState(sought);
  const [forwarded, setForwarded] = useState<PhoneMessage | null>(null);
  const [asksPlace, setAsksPlace] = useState<PhoneMessage | null>(null);
  const amend = useAmend(phone.id, peer.id);
  const tap = useTap(phone.id, peer.id);
  const star = useStar(phone.id, peer.id);
  const send = useSend();
  const acts = useActs(phone, peer, {
    amend: amend.mutate,
    tap: tap.mutate,
    star: star.mutate,
    setAbout,
    setAsksPlace,
    setForwarded,
  });
  const chat = chats?.find((one) => one.peer === peer.id);
  const title = chatTitle(chat?.title ?? peer.name);
  const typing = (typingUntil ?? 0) > now;
  const state = typing ? words.typing : phone.online ? peerState(peer) : words.noNetwork;
  return (
    <div className={classes.thread} {...drop.handlers}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.back}
          aria-label={words.back}
          title={words.back}
          onClick={onBack}
        >
          <IconChevronLeft className="tl-flip" size={18} stroke={2} />
        </button>
        <button
          type="button"
          className={classes.who}
          title={phoneStrings.info.open(title)}
          onClick={() => setInformed(true)}
        >
          <Face name={title} size={28} business={peer.kind === "business"} picture={peer.picture_url} />
          <span>
            <span className={`${classes.title} tl-cut`}>
              <bdi>{title}</bdi>
            </span>
            <span className={classes.state} data-typing={typing || undefined}>
              {chat?.disappearing ? <Fades after={chat.disappearing} /> : null}
              {state}
            </span>
          </span>
        </button>
      </div>
      <ThreadMessages
        // Another message to show begins the thread anew.
        key={first}
        phone={phone}
        peer={peer}
        title={title}
        typing={typing}
        turned={chat?.turned ?? noTurns}
        sought={first}
        acts={acts}
      />
      <Failure error={amend.error ?? tap.error ?? star.error ?? send.error} />
      {chat?.blocked ? (
        <BlockedBar phone={phone} peer={peer.id} name={title} />
      ) : (
        <PhoneComposer
          phone={phone}
          peer={peer}
          name={title}
          about={about}
          files={files}
          onFiles={setFiles}
          onDone={() => setAbout(null)}
          onEdit={(message, text) => amend.mutate({ message: message.id, amend: { do: "edit", text } })}
        />
      )}
      {informed ? (
        <InfoSheet
          phone={phone}
          peer={peer}
          title={title}
          onClose={() => setInformed(false)}
          onJump={setFirst}
        />
      ) : null}
      {asksPlace ? (
        <PlaceSheet
          onClose={() => setAsksPlace(null)}
          onSend={(location) =>
            send.mutate({ phone: phone.id, peer: peer.id, said: { location }, quote: asksPlace.id })
          }
        />
      ) : null}
      {forwarded ? (
        <ForwardSheet
          phone={phone.id}
          peer={peer.id}
          message={forwarded}
          onClose={() => setForwarded(null)}
        />
      ) : null}
      {drop.over ? <div className={classes.drop}>{phoneStrings.compose.drop}</div> : null}
    </div>
  );
}

/** How long what is written here stays. */
function Fades({ after }: { after: DisappearAfter }) {
  const words = vanishStrings.on(after);
  return (
    <span className={classes.fades} role="img" aria-label={words} title={words}>
      <IconHourglass size={12} stroke={2} aria-hidden />
    </span>
  );
}

interface Ways {
  amend: ReturnType<typeof useAmend>["mutate"];
  tap: ReturnType<typeof useTap>["mutate"];
  star: ReturnType<typeof useStar>["mutate"];
  setAbout: (about: About | null) => void;
  setAsksPlace: (message: PhoneMessage) => void;
  setForwarded: (message: PhoneMessage) => void;
}

/** Stable for the chat's life: the time is read when a menu opens, not told to every bubble each second. */
function useActs(
  phone: Phone,
  peer: Phone,
  { amend, tap, star, setAbout, setAsksPlace, setForwarded }: Ways,
): Omit<BubbleActs, "onJump"> {
  const client = useQueryClient();
  return useMemo(
    () => ({
      now: () => {
        const bench = client.getQueryData<Bench>(keys.state);
        return bench ? clockNow(bench.clock) : Date.now();
      },
      onAmend: (message, change) => amend({ message: message.id, amend: change }),
      onReply: (message) => setAbout({ do: "reply", message }),
      onEdit: (message) => setAbout({ do: "edit", message }),
      taps: phone.kind === "customer",
      onTap: (message, finger) => tap({ message: message.id, tap: finger }),
      onPlace: setAsksPlace,
      flows: (message) => ({
        open: (flow) => phoneCalls.openFlow(phone.id, peer.id, message.id, flow),
        ask: (flow, question) => phoneCalls.askFlow(phone.id, peer.id, message.id, flow, question),
      }),
      onForward: setForwarded,
      onOnce: async (message) => {
        const opened = await phoneCalls.openOnce(phone.id, peer.id, message.id);
        keepMessage(client, phone.id, peer.id, opened.message);
        return opened;
      },
      onStar: (message, starred) => star({ message: message.id, starred }),
    }),
    [client, phone.id, phone.kind, peer.id, amend, tap, star, setAbout, setAsksPlace, setForwarded],
  );
}

function peerState(peer: Phone): string {
  return peer.kind === "business" ? words.business : peer.online ? words.online : "";
}
