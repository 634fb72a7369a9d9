/** A menu of times as people name them, whose last entry opens a window for any other one. */
import { Menu, type MenuProps } from "@mantine/core";
import { lazy, type ReactNode, useState } from "react";
import { useNow } from "../clock";
import { moment } from "../features/composer/factWords";
import { laterTimes } from "../features/composer/laterTimes";
import { strings } from "../strings";
import { Late } from "./Late";
import classes from "./TimesMenu.module.css";

interface Props {
  /** The button that opens it. */
  target: ReactNode;
  position: MenuProps["position"];
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** What a time is chosen for: above the times, and of the window. */
  title: string;
  submit: string;
  /** Times from here on are not offered. */
  until?: number | null;
  onChoose: (at: number) => void;
  /** Entries beside the times. */
  children?: ReactNode;
  note?: string | null;
}

// No menu holds a field: what reads a page aloud would not find it.
const OwnTime = lazy(() => import("./OwnTime"));

export function TimesMenu(props: Props) {
  const { target, position, opened, onOpened, title, submit, until = null, onChoose, children, note } = props;
  const now = useNow(60_000);
  const [isOwn, setOwn] = useState(false);
  return (
    <>
      <Menu position={position} opened={opened} onChange={onOpened}>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ""}>
          <Menu.Label>{title}</Menu.Label>
          {laterTimes(now, until).map(({ label, at }) => (
            <Menu.Item
              key={label}
              rightSection={<time className={classes.time}>{moment(at, now)}</time>}
              onClick={() => onChoose(at)}
            >
              {label}
            </Menu.Item>
          ))}
          {children}
          <Menu.Item onClick={() => setOwn(true)}>{strings.later.own}</Menu.Item>
          {note ? <p className={classes.note}>{note}</p> : null}
        </Menu.Dropdown>
      </Menu>
      <Late wanted={isOwn}>
        <OwnTime
          opened={isOwn}
          onClose={() => setOwn(false)}
          title={title}
          submit={submit}
          until={until}
          onChoose={onChoose}
        />
      </Late>
    </>
  );
}
