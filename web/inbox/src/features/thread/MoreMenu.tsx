/** What one does less often with a conversation; on phones the way to the person as well. */
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconDots,
  IconMail,
  IconMailOpened,
  IconPin,
  IconPinnedOff,
  IconTag,
  IconUser,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ConversationSummary } from "@twinline/api";
import { isUnread } from "../../live/filters";
import { meQuery } from "../../live/queries";
import { useLooksOn } from "../../live/useLooksOn";
import { strings } from "../../strings";
import classes from "./ThreadBar.module.css";
import type { Commands } from "./useCommands";

interface Props {
  conversation: ConversationSummary;
  commands: Commands;
  onPerson: () => void;
  onLabels: () => void;
}

export function MoreMenu({ conversation, commands, onPerson, onLabels }: Props) {
  const { data: me } = useQuery(meQuery);
  const pinned = me?.pins.includes(conversation.id) ?? false;
  const unread = isUnread(conversation);
  const may = !useLooksOn();
  const words = strings.team;
  const icon = { size: 16, stroke: 1.75 };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={words.more}>
          <ActionIcon
            size={30}
            radius="sm"
            variant="subtle"
            color="gray"
            className="tl-ib"
            aria-label={words.more}
          >
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className={classes.narrow ?? ""} leftSection={<IconUser {...icon} />} onClick={onPerson}>
          {strings.thread.showPerson}
        </Menu.Item>
        {may ? (
          <Menu.Item
            leftSection={unread ? <IconMailOpened {...icon} /> : <IconMail {...icon} />}
            rightSection={<kbd className={`tl-kbd ${classes.key}`}>U</kbd>}
            onClick={() => commands.markUnread(!unread)}
          >
            {unread ? words.markRead : words.markUnread}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={pinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />}
          rightSection={<kbd className={`tl-kbd ${classes.key}`}>⇧ P</kbd>}
          onClick={() => commands.pin(!pinned)}
        >
          {pinned ? words.unpin : words.pin}
        </Menu.Item>
        {may ? (
          <Menu.Item
            leftSection={<IconTag {...icon} />}
            rightSection={<kbd className={`tl-kbd ${classes.key}`}>L</kbd>}
            onClick={onLabels}
          >
            {strings.labels.label}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
