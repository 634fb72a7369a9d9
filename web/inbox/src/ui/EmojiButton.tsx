/** A button that opens all emoji. */
import { ActionIcon, Popover } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { strings } from "../strings";

const EmojiPanel = lazy(() => import("./EmojiPanel"));

export function EmojiButton({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover position="top-start" opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size={30}
          radius="sm"
          variant="subtle"
          color="gray"
          className="tl-ib"
          aria-label={strings.emoji.open}
          title={strings.emoji.open}
          onClick={() => setOpened(!opened)}
        >
          <IconMoodSmile size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={strings.emoji.open}>
        <Suspense>
          <EmojiPanel
            onChoose={(emoji) => {
              setOpened(false);
              onChoose(emoji);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
