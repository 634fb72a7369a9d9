/** The clock beside the send button: the same words, at another time. */
import { ActionIcon } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { useNow } from "../../clock";
import { strings } from "../../strings";
import { TimesMenu } from "../../ui/TimesMenu";
import { moment } from "./factWords";

interface Props {
  /** Why it cannot be done now, or null. */
  hindrance: string | null;
  /** When free text may not be sent any more. */
  until: number | null;
  onChoose: (at: number) => void;
  className?: string | undefined;
}

const words = strings.later;

export function SayLater({ hindrance, until, onChoose, className }: Props) {
  const now = useNow(60_000);
  const [opened, setOpened] = useState(false);
  return (
    <TimesMenu
      position="top-end"
      opened={opened}
      onOpened={setOpened}
      title={words.open}
      submit={words.say}
      until={until}
      onChoose={onChoose}
      note={until === null ? null : words.closes(moment(until, now))}
      target={
        <ActionIcon
          size={30}
          radius="sm"
          variant="subtle"
          color="gray"
          className={`tl-ib ${className ?? ""}`}
          aria-label={words.open}
          title={hindrance ?? words.open}
          disabled={hindrance !== null}
        >
          <IconClock size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
