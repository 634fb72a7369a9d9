// The small clock on a bubble that does not stay.
import { IconHourglass } from "@tabler/icons-react";
import { useNow } from "../../api/clock";
import { momentText } from "../momentText";
import classes from "../PhoneBubble.module.css";
import { vanishStrings } from "./strings";

export function Disappears({ at }: { at: number }) {
  const words = vanishStrings.disappears(momentText(at, useNow(60_000)));
  return (
    <span className={classes.small} role="img" aria-label={words} title={words}>
      <IconHourglass size={10} stroke={2} aria-hidden />
    </span>
  );
}
