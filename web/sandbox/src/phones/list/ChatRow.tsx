// A chat in the list, with its menu: by the button at its end, by holding it, or by the other mouse button.
import { IconArchive, IconChevronDown, IconHourglass, IconPinFilled } from "@tabler/icons-react";
import { listTime, plainText } from "@twinline/kit";
import { useState } from "react";
import type { Chat, Label, Phone } from "../../api/types";
import { strings } from "../../strings";
import { LabelChoice } from "../labels/LabelChoice";
import { LabelDot } from "../labels/LabelDot";
import { chatTitle } from "../phoneWords";
import { Face } from "../picture/Face";
import { phoneStrings } from "../strings";
import { useHold } from "../useHold";
import { vanishStrings } from "../vanish/strings";
import { ChatMenu } from "./ChatMenu";
import classes from "./ChatRow.module.css";
import { isUnread } from "./filter";
import type { ChatDeeds } from "./useChatDeeds";

const words = phoneStrings.list;

export interface ChatRowProps {
  chat: Chat;
  labels: Label[];
  now: number;
  phone: Phone;
  deeds: ChatDeeds;
  onOpen: () => void;
}

export function ChatRow({ chat, labels, now, phone, deeds, onOpen }: ChatRowProps) {
  const [opened, setOpened] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const hold = useHold(() => setOpened(true));
  const title = chatTitle(chat.title);
  const worn = labels.filter(({ id }) => chat.labels.includes(id));
  return (
    <li className={classes.item} {...hold}>
      <button
        type="button"
        title={chat.title}
        className={classes.row}
        data-unread={isUnread(chat) || undefined}
        onClick={onOpen}
      >
        <Face name={title} size={40} business={phone.kind === "customer"} picture={chat.picture_url} />
        <span className={classes.words}>
          <span className={classes.line}>
            <span className={`${classes.name} tl-cut`}>
              <bdi>{title}</bdi>
            </span>
            <span className={classes.time}>{listTime(chat.at, now)}</span>
          </span>
          <span className={classes.line}>
            {chat.preview_from_me ? <span className={classes.you}>{strings.chats.you}</span> : null}
            <span className={`${classes.preview} tl-cut`} dir="auto">
              {plainText(chat.preview)}
            </span>
            <Signs chat={chat} worn={worn} />
          </span>
        </span>
      </button>
      <ChatMenu
        chat={chat}
        owner={phone.kind === "business"}
        opened={opened}
        onChange={setOpened}
        deeds={deeds}
        onLabels={() => setLabelling(true)}
      >
        <button type="button" className={classes.menu} aria-label={words.chatMenu(title)}>
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
      </ChatMenu>
      {labelling ? <LabelChoice chat={chat} deeds={deeds} onClose={() => setLabelling(false)} /> : null}
    </li>
  );
}

/** Labels, pin, archive and what is unread, at the end of the second line. */
function Signs({ chat, worn }: { chat: Chat; worn: Label[] }) {
  return (
    <>
      {worn.map(({ id, name, colour }) => (
        <LabelDot key={id} colour={colour} name={name} />
      ))}
      {chat.disappearing ? (
        <span className={classes.sign} role="img" aria-label={vanishStrings.on(chat.disappearing)}>
          <IconHourglass size={12} stroke={1.75} aria-hidden />
        </span>
      ) : null}
      {chat.blocked ? <span className={classes.state}>{words.blocked}</span> : null}
      {chat.archived ? (
        <span className={classes.sign} role="img" aria-label={words.archived}>
          <IconArchive size={13} stroke={1.75} aria-hidden />
        </span>
      ) : null}
      {chat.pinned ? (
        <span className={classes.sign} role="img" aria-label={words.pinned}>
          <IconPinFilled size={12} aria-hidden />
        </span>
      ) : null}
      {isUnread(chat) ? (
        <span className={classes.count}>
          <span aria-hidden>{chat.unread > 0 ? chat.unread : ""}</span>
          <span className="tl-sr">
            {chat.unread > 0 ? strings.phones.unread(chat.unread) : words.markedUnread}
          </span>
        </span>
      ) : null}
    </>
  );
}
