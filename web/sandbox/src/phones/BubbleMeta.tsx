// The small print of a bubble: how it went, what happened to it since, when it was said.
import { IconMicrophone, IconStarFilled } from "@tabler/icons-react";
import { type SendTick, Ticks, TimeText } from "@twinline/kit";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { CompanionSign } from "./companions/CompanionSign";
import { companionStrings } from "./companions/strings";
import classes from "./PhoneBubble.module.css";
import { phoneStrings } from "./strings";
import { Disappears } from "./vanish/Disappears";

const words = strings.thread;

const ticks = { waiting: "queued", played: "read" } as const;
const tick = (state: NonNullable<PhoneMessage["state"]>): SendTick =>
  state === "waiting" || state === "played" ? ticks[state] : state;

export function BubbleMeta({ message }: { message: PhoneMessage }) {
  return (
    <bdi className={classes.meta} dir="ltr">
      {message.starred ? (
        <span className={classes.star} role="img" aria-label={phoneStrings.bubble.starred}>
          <IconStarFilled aria-hidden size={9} />
        </span>
      ) : null}
      {message.via === "api" ? (
        <span className={classes.via} title={words.viaApiHint}>
          {words.viaApi}
        </span>
      ) : null}
      {message.written_on ? (
        <span className={classes.small} title={companionStrings.writtenOn(message.written_on.name)}>
          <CompanionSign kind={message.written_on.kind} size={11} />
          <span className="tl-sr">{companionStrings.writtenOn(message.written_on.name)}</span>
        </span>
      ) : null}
      {message.edited_at !== null ? <span>{words.edited}</span> : null}
      {message.played ? (
        <span className={classes.played} role="img" aria-label={words.played} title={words.played}>
          <IconMicrophone aria-hidden size={12} stroke={2} />
        </span>
      ) : null}
      {message.expires_at === null ? null : <Disappears at={message.expires_at} />}
      <TimeText ms={message.at} />
      {message.from_me && message.state ? <Ticks state={tick(message.state)} size={13} /> : null}
    </bdi>
  );
}
