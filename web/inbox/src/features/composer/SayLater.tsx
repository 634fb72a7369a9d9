/** The clock beside the send button: the same words, at another time. */
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useId, useState } from "react";
import { businessNow, useNow } from "../../clock";
import { strings } from "../../strings";
import { moment } from "./factWords";
import { laterTimes, localMinute } from "./laterTimes";
import classes from "./SayLater.module.css";

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
  const choose = (at: number) => {
    setOpened(false);
    onChoose(at);
  };
  return (
    <Menu position="top-end" opened={opened} onChange={setOpened} closeOnItemClick={false}>
      <Menu.Target>
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
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ""}>
        {laterTimes(now, until).map(({ label, at }, index) => (
          <Menu.Item
            key={label}
            // Else the menu would begin at its one field.
            data-autofocus={index === 0 || undefined}
            rightSection={<time className={classes.time}>{moment(at, now)}</time>}
            onClick={() => choose(at)}
          >
            {label}
          </Menu.Item>
        ))}
        <Own until={until} onChoose={choose} />
        {until === null ? null : <p className={classes.closes}>{words.closes(moment(until, now))}</p>}
      </Menu.Dropdown>
    </Menu>
  );
}

function Own({ until, onChoose }: { until: number | null; onChoose: (at: number) => void }) {
  const id = useId();
  const [value, setValue] = useState(() => localMinute(businessNow() + 7_200_000));
  const at = new Date(value).getTime();
  const fits = at > businessNow() && (until === null || at < until);
  return (
    <form
      className={classes.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onChoose(at);
      }}
    >
      <label htmlFor={id}>{words.own}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        // The menu would take arrows and letters for its own.
        onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}
      />
      <Button type="submit" variant="default" size="xs" disabled={!fits}>
        {words.say}
      </Button>
    </form>
  );
}
