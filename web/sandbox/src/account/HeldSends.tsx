// Sends of a template that wait for its quality, and what becomes of them.
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { accountStrings } from "./strings";
import type { HeldFate } from "./types";

const words = accountStrings.templates;

export interface HeldSendsProps {
  count: number;
  onDecide: (fate: HeldFate) => void;
}

export function HeldSends({ count, onDecide }: HeldSendsProps) {
  if (count === 0) return null;
  return (
    <>
      <p className={classes.hint}>{words.held(count)}</p>
      <div className={classes.acts}>
        <TextButton small onClick={() => onDecide("release")}>
          {words.release}
        </TextButton>
        <TextButton small onClick={() => onDecide("drop")}>
          {words.drop}
        </TextButton>
      </div>
      <p className={classes.hint}>{words.dropHint}</p>
    </>
  );
}
