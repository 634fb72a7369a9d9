// A message as the phone shows it: where it came from, what it answers, what it says now, who reacted; and its menu.
import { IconAlertCircle, IconArrowForwardUp } from "@tabler/icons-react";
import { plainText } from "@twinline/kit";
import { memo, useState } from "react";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { BubbleBody } from "./BubbleBody";
import { BubbleMenu } from "./BubbleMenu";
import type { BubbleActs } from "./bubbleActs";
import { isBare, isWide } from "./bubbleShape";
import { ReferralView } from "./cards/ReferralView";
import { companionStrings } from "./companions/strings";
import { messageWords } from "./messageWords";
import classes from "./PhoneBubble.module.css";
import { phoneStrings } from "./strings";
import { updateStrings } from "./updates/strings";
import { useHold } from "./useHold";

const words = strings.thread;

export interface PhoneBubbleProps {
  message: PhoneMessage;
  acts: BubbleActs;
  /** Just brought into view. */
  found?: boolean;
}

export const PhoneBubble = memo(function PhoneBubble({ message, acts, found = false }: PhoneBubbleProps) {
  const [opened, setOpened] = useState(false);
  const hold = useHold(() => setOpened(true));
  if (message.kind === "system") return <p className={classes.notice}>{message.text}</p>;
  const gone = message.deleted_at !== null;
  return (
    <div
      className={classes.hold}
      data-mine={message.from_me || undefined}
      data-found={found || undefined}
      data-wide={isWide(message) || undefined}
      data-message={message.id}
      data-bubble
    >
      <div className={classes.row}>
        <div className={classes.bubble} data-bare={isBare(message) || undefined} {...hold}>
          {gone ? null : <Before message={message} acts={acts} />}
          <BubbleBody message={message} acts={acts} />
        </div>
        <span className={classes.side}>
          <BubbleMenu
            message={message}
            preview={messageWords(message)}
            now={acts.now}
            opened={opened}
            onChange={setOpened}
            onAmend={(amend) => acts.onAmend(message, amend)}
            onReply={() => acts.onReply(message)}
            onEdit={() => acts.onEdit(message)}
            onForward={() => acts.onForward(message)}
            onStar={() => acts.onStar(message, !message.starred)}
          />
        </span>
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
      {message.written_on && !message.written_on.echoed ? (
        <p className={classes.note}>{companionStrings.notEchoed(message.written_on.name)}</p>
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

/** What stands above the words: forwarded, by an advert, in answer to. */
function Before({ message, acts }: Pick<PhoneBubbleProps, "message" | "acts">) {
  const { quote, quoted } = message;
  const preview = quoted ? plainText(quoted.preview) : "";
  return (
    <>
      {message.forwarded ? (
        <span className={classes.forwarded}>
          <IconArrowForwardUp className="tl-flip" aria-hidden size={13} stroke={2} />
          {message.forwarded === "many" ? phoneStrings.bubble.forwardedMany : phoneStrings.bubble.forwarded}
        </span>
      ) : null}
      {message.referral ? <ReferralView referral={message.referral} /> : null}
      {quoted?.status ? (
        <div className={classes.quote}>
          <b>{updateStrings.quoted}</b>
          <span dir="auto">{preview}</span>
        </div>
      ) : null}
      {quoted && !quoted.status ? (
        <button
          type="button"
          className={classes.quote}
          aria-label={phoneStrings.bubble.jump(preview)}
          onClick={() => (quote ? acts.onJump(quote) : undefined)}
        >
          <span dir="auto">{preview}</span>
        </button>
      ) : null}
    </>
  );
}
