// A phone's list of chats, newest first.
import { Avatar, EmptyState, LoadingLabel, listTime, Notice, plainText, RowSkeleton } from "@twinline/kit";
import { useNow } from "../api/clock";
import { useChats } from "../api/queries";
import type { Chat, Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import classes from "./ChatList.module.css";
import { chatTitle } from "./phoneWords";

const words = strings.chats;

export function ChatList({ phone }: { phone: Phone }) {
  const chats = useChats(phone.id);
  const { act } = useDesk();
  const now = useNow(60_000);
  return (
    <>
      <div className={classes.head}>{words.title}</div>
      <div className={classes.rows}>
        {chats.isPending ? <Loading /> : null}
        {chats.isError ? (
          <div className={classes.pad}>
            <Notice
              tone="danger"
              title={words.failed}
              action={{ label: strings.errors.retry, onClick: () => chats.refetch() }}
            />
          </div>
        ) : null}
        {chats.data?.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
        <ul aria-label={words.list}>
          {chats.data?.map((chat) => (
            <li key={chat.peer}>
              <Row
                chat={chat}
                now={now}
                onOpen={() => act({ act: "show-chat", phone: phone.id, peer: chat.peer })}
              />
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.foot} />
    </>
  );
}

function Row({ chat, now, onOpen }: { chat: Chat; now: number; onOpen: () => void }) {
  const title = chatTitle(chat.title);
  return (
    <button
      type="button"
      title={chat.title}
      className={classes.row}
      data-unread={chat.unread > 0 || undefined}
      onClick={onOpen}
    >
      <Avatar name={title} size={40} />
      <span className={classes.words}>
        <span className={classes.line}>
          <span className={`${classes.name} tl-cut`}>
            <bdi>{title}</bdi>
          </span>
          <span className={classes.time}>{listTime(chat.at, now)}</span>
        </span>
        <span className={classes.line}>
          {chat.preview_from_me ? <span className={classes.you}>{words.you}</span> : null}
          <span className={`${classes.preview} tl-cut`} dir="auto">
            {plainText(chat.preview)}
          </span>
          {chat.unread > 0 ? (
            <span className={classes.count}>
              <span aria-hidden>{chat.unread}</span>
              <span className="tl-sr">{strings.phones.unread(chat.unread)}</span>
            </span>
          ) : null}
        </span>
      </span>
    </button>
  );
}

function Loading() {
  return (
    <>
      <LoadingLabel />
      {[0, 1, 2, 3, 4].map((place) => (
        <RowSkeleton key={place} />
      ))}
    </>
  );
}
