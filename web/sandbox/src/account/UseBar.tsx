// How much of a limit is used, as a bar beside the words that say it.
import type { Use } from "./figures";
import classes from "./standing.module.css";

export function UseBar({ share, tone }: Use) {
  return (
    <div className={classes.bar} data-tone={tone} aria-hidden>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
