/** Until when something is put away: a button's menu. */
import { Menu } from "@mantine/core";
import type { ComponentProps } from "react";
import { strings } from "../../strings";
import { TimesMenu } from "../../ui/TimesMenu";

type Props = Pick<ComponentProps<typeof TimesMenu>, "target" | "position" | "opened" | "onOpened"> & {
  /** Null: only until the customer writes. */
  onSnooze: (until: number | null) => void;
};

const words = strings.snooze;

export function SnoozeTimes({ onSnooze, ...menu }: Props) {
  return (
    <TimesMenu {...menu} title={words.until} submit={words.snooze} onChoose={onSnooze} note={words.note}>
      <Menu.Item onClick={() => onSnooze(null)}>{words.untilWord}</Menu.Item>
    </TimesMenu>
  );
}
