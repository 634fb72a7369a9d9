// What stands between bubbles: the day, the new line, and what happened to the floor.
import type { ReactNode } from "react";
import { originClass } from "../origin/origin";
import { type Floor, FloorRow } from "./FloorRow";
import classes from "./ThreadMarks.module.css";

export function DayDivider({
  label,
  floor = null,
  title,
  onOpen,
}: {
  label: string;
  floor?: Floor | null;
  /** What opening it does. */
  title?: string;
  onOpen?: () => void;
}) {
  return (
    <FloorRow floor={floor}>
      <div className={classes.day}>
        {onOpen ? (
          <button type="button" onClick={onOpen} title={title}>
            {label}
          </button>
        ) : (
          <b>{label}</b>
        )}
      </div>
    </FloorRow>
  );
}

export function NewLine({ label, floor = null }: { label: string; floor?: Floor | null }) {
  return (
    <FloorRow floor={floor}>
      <div className={classes.new}>{label}</div>
    </FloorRow>
  );
}

/** What WhatsApp itself says in the conversation: nobody's words, so no bubble. */
export function ThreadNotice({
  floor = null,
  icon,
  children,
}: {
  floor?: Floor | null;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <FloorRow floor={floor}>
      <div className={classes.notice}>
        <p>
          {icon}
          <span>{children}</span>
        </p>
      </div>
    </FloorRow>
  );
}

export interface FloorEventProps {
  /** Whose floor it is after the event; colours the node. */
  floor: Floor;
  /** "event" is plain; "withdrawn" is dashed: what did not happen; "gap" is what we were not told. */
  look?: "event" | "withdrawn" | "gap";
  icon?: ReactNode;
  children: ReactNode;
}

export function FloorEvent({ floor, look = "event", icon, children }: FloorEventProps) {
  return (
    <FloorRow floor={floor}>
      <div className={classes.event}>
        <span className={classes.words} data-look={look}>
          {icon}
          <span>{children}</span>
        </span>
      </div>
      <span className={`${classes.node} ${originClass(floor)}`} aria-hidden />
    </FloorRow>
  );
}
