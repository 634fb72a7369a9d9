// What can be done with a chat.
import { Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconBan,
  IconFlag,
  IconMail,
  IconMailOpened,
  IconPin,
  IconPinnedOff,
  IconTag,
} from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Chat } from "../../api/types";
import { phoneStrings } from "../strings";
import { isUnread } from "./filter";
import type { ChatDeeds } from "./useChatDeeds";

const words = phoneStrings.list;

export interface ChatMenuProps {
  chat: Chat;
  owner: boolean;
  opened: boolean;
  onChange: (opened: boolean) => void;
  deeds: ChatDeeds;
  onLabels: () => void;
  children: ReactElement;
}

export function ChatMenu({ chat, owner, opened, onChange, deeds, onLabels, children }: ChatMenuProps) {
  const { peer, pinned, archived, blocked } = chat;
  const unread = isUnread(chat);
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={200} withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={pinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />}
          onClick={() => deeds.change(peer, { pinned: !pinned })}
        >
          {pinned ? words.unpin : words.pin}
        </Menu.Item>
        <Menu.Item
          leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
          onClick={() => deeds.change(peer, { archived: !archived })}
        >
          {archived ? words.unarchive : words.archive}
        </Menu.Item>
        <Menu.Item
          leftSection={unread ? <IconMailOpened size={16} /> : <IconMail size={16} />}
          onClick={() => deeds.turnUnread(chat)}
        >
          {unread ? words.markRead : words.markUnread}
        </Menu.Item>
        {owner ? (
          <Menu.Item leftSection={<IconTag size={16} />} onClick={onLabels}>
            {words.chooseLabels}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconBan size={16} />}
          onClick={() => deeds.block(peer, blocked ? "unblock" : "block")}
        >
          {blocked ? words.unblock : words.block}
        </Menu.Item>
        {blocked ? null : (
          <Menu.Item leftSection={<IconFlag size={16} />} onClick={() => deeds.block(peer, "report")}>
            {words.report}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
