/** Puts a conversation away for a while: until a time, or until the customer writes, whichever comes first. */
import { Button, Menu } from "@mantine/core";
import { IconMoon } from "@tabler/icons-react";
import { useNow } from "../../clock";
import { strings } from "../../strings";
import { moment } from "../composer/factWords";
import { laterTimes } from "../composer/laterTimes";
import classes from "./ThreadBar.module.css";

interface Props {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** Null: only until the customer writes. */
  onSnooze: (until: number | null) => void;
}

const words = strings.snooze;

export function Snooze({ opened, onOpened, onSnooze }: Props) {
  const now = useNow(60_000);
  return (
    <Menu position="bottom-end" opened={opened} onChange={onOpened}>
      <Menu.Target>
        <Button
          className={classes.assign}
          variant="subtle"
          color="gray"
          leftSection={<IconMoon size={16} stroke={1.75} />}
          aria-label={words.snooze}
        >
          <span className={classes.assignee}>{words.snooze}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.until}</Menu.Label>
        {laterTimes(now, null).map(({ label, at }) => (
          <Menu.Item
            key={label}
            rightSection={<time className={classes.time}>{moment(at, now)}</time>}
            onClick={() => onSnooze(at)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onSnooze(null)}>{words.untilWord}</Menu.Item>
        <Menu.Divider />
        <p className={classes.note}>{words.note}</p>
      </Menu.Dropdown>
    </Menu>
  );
}
