/** One message of the thread on its piece of the floor line. */
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconClock,
  IconDeviceMobileCog,
  IconDots,
  IconHelp,
  IconTrashOff,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { api, type FloorHolder, type Message, type Quote } from "@twinline/api";
import {
  Avatar,
  Bubble,
  type BubbleReaction,
  dateTime,
  FloorRow,
  OriginMark,
  plainText,
  SendState,
  type SendStateProps,
} from "@twinline/kit";
import { lazy, memo, Suspense, useState } from "react";
import { useNow } from "../../clock";
import { useDrafts } from "../../drafts/useDrafts";
import { applyItems } from "../../live/apply";
import { useLooksOn } from "../../live/useLooksOn";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import { sendStateOf, tickOf } from "./delivery";
import { mediaView, placeholderNote, placeholderWords } from "./media";
import { authorWords, fromWords, kitOrigin } from "./origin";
import { ReactButton } from "./ReactButton";
import { partsOf } from "./shown/parts";
import classes from "./Thread.module.css";
import { useMediaRetry } from "./useMediaRetry";
import { useReaction } from "./useReaction";

const MessageMenu = lazy(() => import("./MessageMenu"));

interface Props {
  message: Message;
  /** What the search led to. */
  found?: boolean;
  /** Whose conversation it is: the name of what comes in. */
  customer: string;
  /** Until when free text may be sent, or could be. */
  windowUntil: number;
  first: boolean;
  last: boolean;
  floor: FloorHolder;
  /** The quoted message, if it is on this page: one without words is named by its kind. */
  quoted: Message | undefined;
  onOpenPicture: (message: Message) => void;
  onQuote: (message: Message) => void;
  /** Shows a message in its place. */
  onGo: (order: string) => void;
  /** Says it again elsewhere. */
  onForward: (message: Message) => void;
  /** Tells why it is here. */
  onWhy: (message: Message) => void;
}

const icons = { plain: IconClock, warn: IconHelp, bad: IconAlertCircle };

export function stateIcon(tone: SendStateProps["tone"]) {
  const Icon = icons[tone];
  return <Icon size={14} stroke={2} aria-hidden />;
}

export const MessageRow = memo(function MessageRow({
  message,
  found = false,
  customer,
  windowUntil,
  first,
  last,
  floor,
  quoted,
  onOpenPicture,
  onQuote,
  onGo,
  onForward,
  onWhy,
}: Props) {
  const { author, direction, quote, revoked } = message;
  const out = direction === "out";
  const sendState = useSendState(message, windowUntil);
  const now = useNow(60_000);
  const marking = useAutomatic(message);
  const media = mediaView(message, useMediaRetry(message));
  const parts = partsOf(message);
  const words = authorWords(author, customer);
  const origin = kitOrigin(author.origin);
  const reaction = useReaction(message);
  const may = !useLooksOn();
  const [reacting, setReacting] = useState(false);
  const [menu, setMenu] = useState(false);
  const tools = (
    <span className={classes.reply} data-open={reacting || menu || undefined}>
      {out || revoked || !may ? null : (
        <ReactButton own={reaction.own} onReact={reaction.react} onOpened={setReacting} />
      )}
      {revoked || !may ? null : (
        <IconButton
          icon={IconArrowBackUp}
          label={strings.thread.reply}
          flip
          onClick={() => onQuote(message)}
        />
      )}
      <IconButton icon={IconDots} label={strings.thread.moreOf} onClick={() => setMenu(true)} />
      {menu ? (
        <Suspense>
          <MessageMenu
            message={message}
            onClose={() => setMenu(false)}
            onForward={() => onForward(message)}
            onWhy={() => onWhy(message)}
          />
        </Suspense>
      ) : null}
    </span>
  );
  return (
    <div
      className={classes.message}
      data-history={message.history || undefined}
      data-message={message.id}
      data-side={out ? "out" : "in"}
      data-found={found || undefined}
      // A tap gives it the focus, and with it the way to answer, where nothing can be pointed at.
      tabIndex={-1}
    >
      <FloorRow
        floor={floor}
        side={out ? "out" : "in"}
        gap={first}
        mark={out ? <OriginMark origin={origin} name={author.name ?? undefined} /> : undefined}
        before={
          out ? undefined : (
            <span className={classes.avatar} data-ghost={!last || undefined}>
              <Avatar name={author.name ?? customer} size={28} />
            </span>
          )
        }
      >
        {out ? tools : null}
        {marking.may ? (
          <span className={classes.reply} data-mark>
            <IconButton
              icon={IconDeviceMobileCog}
              label={strings.thread.markAutomatic}
              onClick={() => marking.mark(true)}
            />
          </span>
        ) : null}
        <Bubble
          side={out ? "out" : "in"}
          origin={origin}
          author={out && first ? words : undefined}
          quote={
            quote
              ? {
                  name: quote.author
                    ? authorWords(quote.author, customer).name
                    : strings.thread.unknownAuthor,
                  text: quoteWords(quote, quoted),
                  origin: kitOrigin(quote.author?.origin ?? "unknown"),
                  onOpen: quote.order ? () => onGo(quote.order ?? "") : undefined,
                }
              : undefined
          }
          from={fromWords(message).map((text) => ({ text }))}
          media={media ? { ...media, onOpen: () => onOpenPicture(message) } : undefined}
          text={parts ? parts.text : message.text}
          placeholder={placeholderWords(message, now)}
          placeholderIcon={revoked ? <IconTrashOff size={14} stroke={2} aria-hidden /> : undefined}
          note={parts ? parts.footer : placeholderNote(message)}
          below={parts?.below}
          edited={editWords(message)}
          reactions={reactionsOf(message, customer)}
          time={message.at}
          tick={tickOf(message.delivery)}
        >
          {parts?.above}
        </Bubble>
        {out ? null : tools}
      </FloorRow>
      {message.automatic || marking.failure ? (
        <FloorRow floor={floor} side="out">
          <SendState
            tone={marking.failure ? "bad" : "plain"}
            icon={<IconDeviceMobileCog size={14} stroke={2} aria-hidden />}
            text={marking.failure ?? strings.thread.automatic}
            actions={[{ label: strings.thread.notAutomatic, onClick: () => marking.mark(false) }]}
          />
        </FloorRow>
      ) : null}
      {reaction.told ? (
        <FloorRow floor={floor} side="in">
          <SendState
            tone={reaction.told.bad ? "bad" : "plain"}
            icon={stateIcon(reaction.told.bad ? "bad" : "plain")}
            text={reaction.told.text}
          />
        </FloorRow>
      ) : null}
      {sendState ? (
        <FloorRow floor={floor} side="out">
          <SendState {...sendState} />
        </FloorRow>
      ) : null}
    </div>
  );
});

function quoteWords(quote: Quote, quoted: Message | undefined): string {
  const words = strings.thread;
  if (quote.message_id === null) return words.quotedUnknown;
  if (quote.revoked) return strings.list.deleted;
  if (quote.text) return plainText(quote.text);
  const kind = quoted ? strings.list.kinds[quoted.kind] : undefined;
  return kind ?? words.quotedEmpty;
}

/** The mark's words: when, and what it said before. */
function editWords({ edited, text }: Message): string | undefined {
  if (!edited) return undefined;
  const when = strings.thread.editedAt(dateTime(edited.at));
  if (edited.before === null || edited.before === text) return when;
  return `${when}\n${strings.thread.editedBefore(plainText(edited.before))}`;
}

/** Whose sign it is: the customer's first name, or this side, for WhatsApp tells no person. */
function reactionsOf({ reactions }: Message, customer: string): BubbleReaction[] {
  return reactions.map(({ emoji, by }) => ({
    emoji,
    name: by === "in" ? (customer.split(" ")[0] ?? customer) : strings.thread.yourSide,
  }));
}

/** Whether the Business App sent it by itself is a person's word, where no rule says so. */
function useAutomatic(message: Message) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const mark = (automatic: boolean) => {
    setFailure(null);
    api
      .markAutomatic(message.conversation_id, message.id, automatic)
      .then((next) => applyItems(client, [{ kind: "message", message: next }]))
      .catch((error: unknown) => setFailure(problemWords(error).fact));
  };
  const told = message.source === "echo" && message.send_id === null && message.revoked === null;
  const may = !useLooksOn();
  return { may: may && told && !message.automatic, mark, failure };
}

function useSendState(message: Message, windowUntil: number): SendStateProps | undefined {
  const client = useQueryClient();
  // Only what counts down needs a fast clock.
  const now = useNow(message.delivery?.waits_until ? 1000 : 30_000);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const drafts = useDrafts();
  const words = wordsOf(message);
  const run = (call: (id: string, messageId: string) => Promise<Message>) => {
    setFailure(null);
    call(message.conversation_id, message.id)
      .then((next) => applyItems(client, [{ kind: "message", message: next }]))
      .catch((error: unknown) => setFailure(problemWords(error).fact));
  };
  const state = sendStateOf(message.delivery, now, {
    cancel: () => run(api.cancelMessage),
    retry: () => run(api.retryMessage),
    ask: setAsked,
    asked,
    // A template may be sent at any time.
    open: message.raw_kind === "template" ? null : windowUntil > now,
    take: words ? () => drafts.takeUp(message.conversation_id, words) : null,
  });
  if (!state) return undefined;
  return { ...state, icon: stateIcon(state.tone), text: failure ?? state.text };
}

/** What was written may be written again; a file or a card cannot stand in the composer. */
function wordsOf({ kind, text }: Message): string | null {
  return kind === "text" && text ? text : null;
}
