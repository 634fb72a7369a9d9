/** The button beside what a customer said: six signs, any other one, and this side's own to take back. */
import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconMoodPlus } from "@tabler/icons-react";
import { useState } from "react";
import { strings } from "../../strings";
import classes from "./ReactButton.module.css";

/** The same six as on the phone. */
const SIGNS = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

interface Props {
  /** This side's sign, if there is one. */
  own: string | null;
  /** An empty text takes it back. */
  onReact: (emoji: string) => void;
  /** Called when it is opened and closed: it must not vanish with the pointer. */
  onOpened: (opened: boolean) => void;
}

const words = strings.thread;

export function ReactButton({ own, onReact, onOpened }: Props) {
  const [opened, setOpened] = useState(false);
  const [other, setOther] = useState("");
  const open = (next: boolean) => {
    setOpened(next);
    onOpened(next);
  };
  const choose = (emoji: string) => {
    open(false);
    setOther("");
    onReact(emoji);
  };
  return (
    <Popover position="top" opened={opened} onChange={open} trapFocus returnFocus withArrow>
      <Popover.Target>
        <ActionIcon
          size={30}
          radius="sm"
          variant="subtle"
          color="gray"
          className="tl-ib"
          aria-label={words.react}
          title={words.react}
          onClick={() => open(!opened)}
        >
          <IconMoodPlus size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ""} aria-label={words.react}>
        <div className={classes.signs}>
          {(own && !SIGNS.includes(own) ? [own, ...SIGNS] : SIGNS).map((emoji) => {
            const is = emoji === own;
            return (
              <button
                key={emoji}
                type="button"
                className={classes.sign}
                aria-pressed={is}
                aria-label={is ? words.takeReactionBack(emoji) : words.reactWith(emoji)}
                title={is ? words.takeReactionBack(emoji) : undefined}
                onClick={() => choose(is ? "" : emoji)}
              >
                {emoji}
              </button>
            );
          })}
        </div>
        <form
          className={classes.other}
          onSubmit={(event) => {
            event.preventDefault();
            if (other.trim()) choose(other.trim());
          }}
        >
          <input
            className={classes.field}
            aria-label={words.ownReaction}
            placeholder={words.ownReaction}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" variant="default" disabled={!other.trim()}>
            {words.ownReactionSet}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
