/** What WhatsApp itself said in the conversation: a changed number, a changed security code. */
import { IconInfoCircle } from "@tabler/icons-react";
import type { FloorHolder, Message } from "@twinline/api";
import { ThreadNotice, timeOfDay } from "@twinline/kit";
import { memo } from "react";
import { strings } from "../../strings";
import classes from "./Thread.module.css";

interface Props {
  message: Message;
  floor: FloorHolder;
}

export const NoticeRow = memo(function NoticeRow({ message, floor }: Props) {
  return (
    <div className={classes.message} data-message={message.id} data-history={message.history || undefined}>
      <ThreadNotice floor={floor} icon={<IconInfoCircle size={14} stroke={2} aria-hidden />}>
        <span className="tl-sr">{strings.thread.notice}: </span>
        <bdi>{message.text ?? strings.thread.notice}</bdi>{" "}
        <time className={classes.noticeTime}>{timeOfDay(message.at)}</time>
      </ThreadNotice>
    </div>
  );
});
