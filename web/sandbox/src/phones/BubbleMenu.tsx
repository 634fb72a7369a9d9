// What can be done with a message: the button on a bubble, and its menu. What the rules forbid stays in the menu, with
// the reason under it.
import { Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconPencil,
  IconPlayerPlay,
  IconRoute,
  IconStar,
  IconStarOff,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Amend, PhoneMessage } from "../api/types";
import { useStory } from "../desk/DeskProvider";
import { strings } from "../strings";
import { amends, emojis, type Reason } from "./amends";
import classes from "./BubbleMenu.module.css";
import { momentText } from "./momentText";

const words = strings.bubble;

export interface BubbleMenuProps {
  message: PhoneMessage;
  /** What the message says, for the button's name. */
  preview: string;
  now: () => number;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onAmend: (amend: Amend) => void;
  onReply: () => void;
  onEdit: () => void;
  onForward: () => void;
  onStar: () => void;
}

export function BubbleMenu({ message, preview, opened, onChange, ...rest }: BubbleMenuProps) {
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={236} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          data-menu
          aria-label={words.menu(preview)}
          title={words.menu(preview)}
        >
          <IconChevronDown aria-hidden size={14} stroke={2} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.drop}>
        {opened ? <Items message={message} {...rest} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

type ItemsProps = Pick<
  BubbleMenuProps,
  "message" | "now" | "onAmend" | "onReply" | "onEdit" | "onForward" | "onStar"
>;

function Items({ message, now, onAmend, onReply, onEdit, onForward, onStar }: ItemsProps) {
  const story = useStory();
  const may = amends(message, now());
  const mine = message.reactions.find((reaction) => reaction.from_me)?.emoji;
  const until = (moment: number | null) =>
    moment === null ? null : words.why.until(momentText(moment, now()));
  return (
    <>
      {may.react === null ? (
        <>
          <fieldset className={classes.emojis}>
            <legend className="tl-sr">{words.reactions}</legend>
            {emojis.map((emoji) => (
              <Menu.CheckboxItem
                key={emoji}
                classNames={{ item: classes.emoji ?? "", itemIndicator: classes.noIndicator ?? "" }}
                checked={emoji === mine}
                closeMenuOnClick
                aria-label={words.react(emoji)}
                onChange={(on) => onAmend({ do: "react", emoji: on ? emoji : null })}
              >
                {emoji}
              </Menu.CheckboxItem>
            ))}
          </fieldset>
          {mine ? (
            <Menu.Item onClick={() => onAmend({ do: "react", emoji: null })}>
              {words.takeBack(mine)}
            </Menu.Item>
          ) : null}
          <Menu.Divider />
        </>
      ) : null}
      {may.play === undefined ? null : (
        <Item icon={<IconPlayerPlay size={16} />} reason={may.play} onClick={() => onAmend({ do: "play" })}>
          {words.play}
        </Item>
      )}
      <Item icon={<IconArrowBackUp className="tl-flip" size={16} />} reason={may.reply} onClick={onReply}>
        {words.reply}
      </Item>
      <Item
        icon={<IconArrowForwardUp className="tl-flip" size={16} />}
        reason={may.forward}
        onClick={onForward}
      >
        {words.forward}
      </Item>
      <Item
        icon={message.starred ? <IconStarOff size={16} /> : <IconStar size={16} />}
        reason={may.star}
        onClick={onStar}
      >
        {message.starred ? words.unstar : words.star}
      </Item>
      <Item
        icon={<IconPencil size={16} />}
        reason={may.edit}
        hint={until(message.edit_until)}
        onClick={onEdit}
      >
        {words.edit}
      </Item>
      <Item
        icon={<IconTrash size={16} />}
        reason={may.delete}
        hint={until(message.delete_until)}
        onClick={() => onAmend({ do: "delete" })}
      >
        {words.delete}
      </Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconRoute size={16} stroke={1.75} />} onClick={() => story(message.id)}>
        {strings.story.menu}
      </Menu.Item>
    </>
  );
}

interface ItemProps {
  icon: ReactNode;
  reason: Reason;
  hint?: string | null;
  onClick: () => void;
  children: string;
}

/** A forbidden one stays, says why, and does nothing. */
function Item({ icon, reason, hint = null, onClick, children }: ItemProps) {
  const forbidden = reason !== null;
  const note = reason ?? hint;
  return (
    <Menu.Item
      leftSection={icon}
      className={classes.item}
      data-disabled={forbidden || undefined}
      onClick={() => (forbidden ? undefined : onClick())}
    >
      <span className={classes.label}>{children}</span>
      {note ? <span className={classes.hint}>{note}</span> : null}
    </Menu.Item>
  );
}
