// A message as the phone shows it.
import { IconAlertCircle, IconFile, IconPhotoOff } from "@tabler/icons-react";
import { FormattedText, fileSize, plainText, type SendTick, Ticks, TimeText } from "@twinline/kit";
import { memo } from "react";
import type { PhoneMedia, PhoneMessage } from "../api/types";
import { strings } from "../strings";
import classes from "./PhoneBubble.module.css";

const words = strings.thread;
const kindWord = (kind: string) => words.kinds[kind] ?? words.otherKind(kind);
const tick = (state: NonNullable<PhoneMessage["state"]>): SendTick =>
  state === "waiting" ? "queued" : state;

export interface PhoneBubbleProps {
  message: PhoneMessage;
  quoted?: PhoneMessage | undefined;
}

export const PhoneBubble = memo(function PhoneBubble({ message, quoted }: PhoneBubbleProps) {
  const { media, text, kind } = message;
  const picture = media?.mime.startsWith("image/") ?? false;
  return (
    <div className={classes.hold} data-mine={message.from_me || undefined}>
      <div className={classes.bubble} data-picture={picture || undefined}>
        {quoted ? (
          <div className={classes.quote} dir="auto">
            {quoted.text ? plainText(quoted.text) : kindWord(quoted.kind)}
          </div>
        ) : null}
        {media ? <Media media={media} kind={kind} /> : null}
        <div className={classes.text} dir={text ? "auto" : undefined}>
          {text ? <FormattedText text={text} /> : null}
          {!text && !media ? <i>{kindWord(kind)}</i> : null}
          <bdi className={classes.meta} dir="ltr">
            {message.via === "api" ? (
              <span className={classes.via} title={words.viaApiHint}>
                {words.viaApi}
              </span>
            ) : null}
            <TimeText ms={message.at} />
            {message.from_me && message.state ? <Ticks state={tick(message.state)} size={13} /> : null}
          </bdi>
        </div>
      </div>
      {message.error ? (
        <p className={classes.error}>
          <IconAlertCircle aria-hidden size={13} stroke={2} />
          {words.notSent} {message.error}
        </p>
      ) : null}
    </div>
  );
});

function Media({ media, kind }: { media: PhoneMedia; kind: string }) {
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
    return <audio className={classes.audio} src={media.url} controls preload="none" aria-label={name} />;
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
