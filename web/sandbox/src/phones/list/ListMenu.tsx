// What a list offers besides its chats.
import { Menu } from "@mantine/core";
import { IconStar, IconTag } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { phoneStrings } from "../strings";

const words = phoneStrings.list;

export interface ListMenuProps {
  /** Labels are the Business App's. */
  owner: boolean;
  onChoose: (what: "starred" | "labels") => void;
  children: ReactElement;
}

export function ListMenu({ owner, onChoose, children }: ListMenuProps) {
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconStar size={16} />} onClick={() => onChoose("starred")}>
          {words.starred}
        </Menu.Item>
        {owner ? (
          <Menu.Item leftSection={<IconTag size={16} />} onClick={() => onChoose("labels")}>
            {words.labels}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
