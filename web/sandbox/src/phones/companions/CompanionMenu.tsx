// What can be done with a linked device that stands on the bench.
import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { appCalls, type Companion } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useDesk } from "../../desk/DeskProvider";
import { openWindow } from "../../desk/openWindow";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { companionStrings as words } from "./strings";

export function CompanionMenu({ companion }: { companion: Companion }) {
  const { desk, act, alone } = useDesk();
  const deed = useAppDeed();
  const { id, name, unlinked_at } = companion;
  if (alone && unlinked_at !== null) return null;
  return (
    <Menu position="bottom-end" width={236}>
      <Menu.Target>
        <IconButton label={words.menu(name)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {unlinked_at === null ? (
          <Menu.Item onClick={() => deed.mutate(() => appCalls.unlink(id))}>{words.unlinkThis}</Menu.Item>
        ) : null}
        {alone ? null : (
          <>
            <Menu.Item onClick={() => openWindow(id, desk.chats[id] ?? null)}>
              {strings.phones.window}
            </Menu.Item>
            <Menu.Item onClick={() => act({ act: "close-phone", phone: id })}>{words.close}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
