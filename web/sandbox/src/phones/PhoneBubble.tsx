// A message as the phone shows it: what it says now, what it answers, who reacted; and the way to its menu.
import { IconAlertCircle, IconBan, IconFile, IconMicrophone, IconPhotoOff } from "@tabler/icons-react";
import { FormattedText, fileSize, plainText, type SendTick, Ticks, TimeText } from "@twinline/kit";
import { memo, useState } from "react";
import type { Amend, PhoneMedia, PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { BubbleMenu } from "./BubbleMenu";
import classes from "./PhoneBubble.module.css";
import { useHold } from "./useHold";

const words = strings.thread;
const kindWord = (kind: string) => words.kinds[kind] ?? words.otherKind(kind);

const ticks = { waiting: "queued", played: "read" } as const;
const tick = (state: NonNullable<PhoneMessage["state"]>): SendTick =>
  state === "waiting" || state === "played" ? ticks[state] : state;

/** What is done to bubbles of one chat. It stays the same object, so that bubbles are not drawn anew. */
export interface BubbleActs {
  now: () => number;
  onAmend: (message: PhoneMessage, amend: Amend) => void;
  onReply: (message: PhoneMessage) => void;
  onEdit: (message: PhoneMessage) => void;
}

export interface PhoneBubbleProps {
  message: PhoneMessage;
  acts: BubbleActs;
}

export const PhoneBubble = memo(function PhoneBubble({ message, acts }: PhoneBubbleProps) {
  const [opened, setOpened] = useState(false);
  const hold = useHold(() => setOpened(true));
  if (message.kind === "system") return <p className={classes.notice}>{message.text}</p>;
  const deleted = message.deleted_at !== null;
  const picture = message.media?.mime.startsWith("image/") ?? false;
  return (
    <div className={classes.hold} data-mine={message.from_me || undefined} data-bubble>
      <div className={classes.row}>
        <div className={classes.bubble} data-picture={picture || undefined} {...hold}>
          {message.quoted ? (
            <div className={classes.quote} dir="auto">
              {plainText(message.quoted.preview)}
            </div>
          ) : null}
          {deleted ? <Deleted message={message} /> : <Said message={message} acts={acts} />}
        </div>
        <BubbleMenu
          message={message}
          preview={preview(message)}
          now={acts.now}
          opened={opened}
          onChange={setOpened}
          onAmend={(amend) => acts.onAmend(message, amend)}
          onReply={() => acts.onReply(message)}
          onEdit={() => acts.onEdit(message)}
        />
      </div>
      {message.reactions.length > 0 ? (
        <div className={classes.reactions}>
          {message.reactions.map(({ emoji, from_me }) => (
            <span key={String(from_me)} role="img" aria-label={strings.bubble.reacted(emoji, from_me)}>
              {emoji}
            </span>
          ))}
        </div>
      ) : null}
      {message.unavailable ? (
        <p className={classes.note}>{words.toApi(message.unavailable.code, message.unavailable.type)}</p>
      ) : null}
      {message.error ? (
        <p className={classes.error}>
          <IconAlertCircle aria-hidden size={13} stroke={2} />
          {words.notSent} {message.error}
        </p>
      ) : null}
    </div>
  );
});

function preview(message: PhoneMessage): string {
  if (message.deleted_at !== null) return words.deleted;
  return message.text ? plainText(message.text).slice(0, 60) : kindWord(message.kind);
}

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

function Said({ message, acts }: PhoneBubbleProps) {
  const { media, text, kind } = message;
  // Hearing a voice message is what its writer is told of.
  const onPlay = () => {
    if (message.voice && !message.from_me && !message.played) acts.onAmend(message, { do: "play" });
  };
  return (
    <>
      {media ? <Media media={media} kind={kind} onPlay={onPlay} /> : null}
      <div className={classes.text} dir={text ? "auto" : undefined}>
        {text ? <FormattedText text={text} /> : null}
        {!text && !media ? <i>{kindWord(kind)}</i> : null}
        <bdi className={classes.meta} dir="ltr">
          {message.via === "api" ? (
            <span className={classes.via} title={words.viaApiHint}>
              {words.viaApi}
            </span>
          ) : null}
          {message.edited_at !== null ? <span>{words.edited}</span> : null}
          {message.played ? (
            <span className={classes.played} role="img" aria-label={words.played} title={words.played}>
              <IconMicrophone aria-hidden size={12} stroke={2} />
            </span>
          ) : null}
          <TimeText ms={message.at} />
          {message.from_me && message.state ? <Ticks state={tick(message.state)} size={13} /> : null}
        </bdi>
      </div>
    </>
  );
}

function Media({ media, kind, onPlay }: { media: PhoneMedia; kind: string; onPlay: () => void }) {
  const name = media.filename ?? kindWord(kind);
  if (media.mime.startsWith("image/"))
    return (
      <a className={classes.picture} href={media.url} target="_blank" rel="noreferrer" aria-label={name}>
        <img src={media.url} alt={name} loading="lazy" decoding="async" />
        <IconPhotoOff aria-hidden size={22} stroke={1.5} />
      </a>
    );
  if (media.mime.startsWith("audio/"))
    // A phone's voice message: the browser's own player is enough here.
    return (
      <audio
        className={classes.audio}
        src={media.url}
        controls
        preload="none"
        aria-label={name}
        onPlay={onPlay}
      />
    );
  return (
    <a className={classes.file} href={media.url} target="_blank" rel="noreferrer">
      <IconFile aria-hidden size={18} stroke={1.75} />
      <span className="tl-cut" dir="auto">
        {name}
      </span>
      <span className={classes.size}>{fileSize(media.size)}</span>
    </a>
  );
}
