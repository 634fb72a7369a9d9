// What a message says: a card, a file, words, or that it is gone.
import { IconBan } from "@tabler/icons-react";
import { FormattedText, SoundPlayer, TimeText } from "@twinline/kit";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { BubbleMeta } from "./BubbleMeta";
import type { BubbleActs } from "./bubbleActs";
import { AnswerView } from "./cards/AnswerView";
import { bigEmoji } from "./cards/bigEmoji";
import { ContactsView } from "./cards/ContactsView";
import { LocationView } from "./cards/LocationView";
import { OfferView } from "./cards/OfferView";
import { Picture } from "./cards/Picture";
import type { TapActs } from "./cards/taps";
import { kindWord } from "./messageWords";
import classes from "./PhoneBubble.module.css";
import { OnceView } from "./vanish/OnceView";

const words = strings.thread;

export interface BubbleBodyProps {
  message: PhoneMessage;
  acts: BubbleActs;
}

export function BubbleBody({ message, acts }: BubbleBodyProps) {
  if (message.deleted_at !== null) return <Deleted message={message} />;
  const meta = <BubbleMeta message={message} />;
  if (message.view_once)
    return <OnceView message={message} onOpen={() => acts.onOnce(message)} meta={meta} />;
  switch (message.card?.type) {
    case "location":
      return <LocationView card={message.card} live={message.live_until} meta={meta} />;
    case "contacts":
      return <ContactsView card={message.card} meta={meta} />;
    case "answer":
      return <AnswerView card={message.card} meta={meta} />;
    case "offer":
      return <OfferView card={message.card} taps={tapsOf(message, acts)} meta={meta} />;
    default:
      return <Said message={message} acts={acts} />;
  }
}

const tapsOf = (message: PhoneMessage, acts: BubbleActs): TapActs => ({
  allowed: acts.taps && !message.from_me,
  tapped: message.tapped,
  onTap: (tap) => acts.onTap(message, tap),
  onPlace: () => acts.onPlace(message),
  flows: acts.flows(message),
});

function Deleted({ message }: { message: PhoneMessage }) {
  return (
    <div className={classes.text}>
      <span className={classes.deleted}>
        <IconBan aria-hidden size={14} stroke={1.75} />
        {message.from_me ? words.deletedByMe : words.deleted}
      </span>
      <bdi className={classes.meta} dir="ltr">
        <TimeText ms={message.at} />
      </bdi>
    </div>
  );
}

function Said({ message, acts }: BubbleBodyProps) {
  const { media, text, kind } = message;
  const big = text && !media ? bigEmoji(text) : null;
  return (
    <>
      {media ? <Media message={message} acts={acts} /> : null}
      <div className={classes.text} dir={text ? "auto" : undefined} data-big={big ?? undefined}>
        {text ? <FormattedText text={text} /> : null}
        {!text && !media ? <i>{kindWord(kind)}</i> : null}
        <BubbleMeta message={message} />
      </div>
    </>
  );
}

function Media({ message, acts }: BubbleBodyProps) {
  const { media, kind } = message;
  if (!media) return null;
  if (!media.mime.startsWith("audio/")) return <Picture media={media} sticker={kind === "sticker"} />;
  // Hearing a voice message is what its writer is told of.
  const onPlay = () => {
    if (message.voice && !message.from_me && !message.played) acts.onAmend(message, { do: "play" });
  };
  const name = message.voice ? kindWord(kind) : (media.filename ?? kindWord(kind));
  return (
    <SoundPlayer
      url={media.url}
      size={media.size}
      name={name}
      voice={message.voice}
      played={message.played}
      onPlay={onPlay}
    />
  );
}
