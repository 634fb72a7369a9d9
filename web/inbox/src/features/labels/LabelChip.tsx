/** A label of the team: its name in its colour. */
import type { Label } from "@twinline/api";
import classes from "./Labels.module.css";

export function LabelChip({ label }: { label: Label }) {
  return (
    <span className={`${classes.chip} tl-cut`} data-colour={label.colour} title={label.name}>
      <bdi>{label.name}</bdi>
    </span>
  );
}
