/** Puts a conversation away for a while: until a time, or until the customer writes, whichever comes first. */
import { Button } from "@mantine/core";
import { IconMoon } from "@tabler/icons-react";
import { strings } from "../../strings";
import { SnoozeTimes } from "./SnoozeTimes";
import classes from "./ThreadBar.module.css";

interface Props {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** Null: only until the customer writes. */
  onSnooze: (until: number | null) => void;
}

const words = strings.snooze;

export function Snooze({ opened, onOpened, onSnooze }: Props) {
  return (
    <SnoozeTimes
      position="bottom-end"
      opened={opened}
      onOpened={onOpened}
      onSnooze={onSnooze}
      target={
        <Button
          className={classes.assign}
          variant="subtle"
          color="gray"
          leftSection={<IconMoon size={16} stroke={1.75} />}
          aria-label={words.snooze}
        >
          <span className={classes.assignee}>{words.snooze}</span>
        </Button>
      }
    />
  );
}
