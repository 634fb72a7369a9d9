// A row of a thread with its piece of the floor line: nobody dotted, bot dashed, phone double, agent solid.
import type { ReactNode } from "react";
import classes from "./FloorRow.module.css";

export type Floor = "nobody" | "bot" | "phone" | "agent";

export interface FloorRowProps {
  /** Who has the floor here; null draws no line. */
  floor: Floor | null;
  side?: "in" | "out" | "middle";
  /** First of a run: more room above. */
  gap?: boolean;
  /** The origin's mark, hung on the line beside an outgoing bubble. */
  mark?: ReactNode;
  /** What stands before an incoming bubble, as a rule the avatar. */
  before?: ReactNode;
  children?: ReactNode;
}

export function FloorRow({ floor, side = "middle", gap = false, mark, before, children }: FloorRowProps) {
  return (
    <div className={classes.row} data-floor={floor ?? undefined} data-side={side} data-gap={gap || undefined}>
      {before}
      {children}
      {mark ? <span className={classes.mark}>{mark}</span> : null}
    </div>
  );
}
