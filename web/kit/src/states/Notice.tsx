// One line of fact with its remedy, in the place it is about; and the strip under the bar for the whole page.
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconInfoCircle,
  IconKey,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Notice.module.css";

export type NoticeTone = "info" | "warning" | "danger" | "plain";

export interface NoticeAction {
  label: string;
  onClick: () => void;
}

export interface NoticeProps {
  tone: NoticeTone;
  /** The fact, in bold; ends with a full stop. */
  title: string;
  icon?: ReactNode;
  action?: NoticeAction | undefined;
  /** Where there is more than one way out, best first. */
  actions?: NoticeAction[] | undefined;
  children?: ReactNode;
}

const icons: Record<NoticeTone, TablerIcon> = {
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  danger: IconAlertCircle,
  plain: IconKey,
};

export function Notice(props: NoticeProps) {
  return <Said {...props} shape={classes.notice ?? ""} />;
}

export function Strip(props: NoticeProps) {
  return <Said {...props} shape={classes.strip ?? ""} />;
}

function Said({ tone, title, icon, action, actions, children, shape }: NoticeProps & { shape: string }) {
  const Icon = icons[tone];
  const ways = actions ?? (action ? [action] : []);
  return (
    <div
      className={`${classes.said} ${shape}`}
      data-tone={tone}
      role={tone === "danger" ? "alert" : "status"}
    >
      <span className={classes.icon}>{icon ?? <Icon aria-hidden size={18} stroke={1.75} />}</span>
      <span className={classes.words}>
        <b>{title}</b> {children}
      </span>
      {ways.map((way) => (
        <button key={way.label} type="button" className={classes.action} onClick={way.onClick}>
          {way.label}
        </button>
      ))}
    </div>
  );
}
