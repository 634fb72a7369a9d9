/** What else a message can be, behind one button: for narrow pages, where there is no room for a button each. */
import { ActionIcon, FileButton, Menu } from "@mantine/core";
import { IconMicrophone, IconPaperclip, IconPlus, IconTemplate } from "@tabler/icons-react";
import { useRef } from "react";
import { strings } from "../../strings";

interface Props {
  /** Files need a connection. */
  away: boolean;
  onAttach: (file: File) => void;
  /** None: it cannot be recorded here, or not now. */
  onSpeak: (() => void) | null;
  onTemplate: () => void;
}

export function PlusMenu({ away, onAttach, onSpeak, onTemplate }: Props) {
  const choose = useRef<() => void>(() => undefined);
  const words = strings.composer;
  return (
    <FileButton onChange={(chosen) => chosen && onAttach(chosen)}>
      {({ onClick }) => {
        choose.current = onClick;
        return (
          <Menu position="top-start" withinPortal>
            <Menu.Target>
              {/* No tooltip: it would lie on the menu. */}
              <ActionIcon
                size={30}
                radius="sm"
                variant="subtle"
                color="gray"
                className="tl-ib"
                aria-label={words.more}
              >
                <IconPlus size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconPaperclip size={16} stroke={1.75} />}
                disabled={away}
                onClick={() => choose.current()}
              >
                {away ? words.attachOffline : words.attach}
              </Menu.Item>
              {onSpeak ? (
                <Menu.Item leftSection={<IconMicrophone size={16} stroke={1.75} />} onClick={onSpeak}>
                  {strings.voice.record}
                </Menu.Item>
              ) : null}
              <Menu.Item leftSection={<IconTemplate size={16} stroke={1.75} />} onClick={onTemplate}>
                {strings.templates.open}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        );
      }}
    </FileButton>
  );
}
