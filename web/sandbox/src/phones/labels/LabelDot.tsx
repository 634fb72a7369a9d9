// A label's colour; with its name for those who do not see it, where the name does not stand beside it.
import classes from "./labels.module.css";

export function LabelDot({ colour, name }: { colour: number; name?: string }) {
  return name === undefined ? (
    <i className={classes.dot} data-colour={colour} aria-hidden />
  ) : (
    <i className={classes.dot} data-colour={colour} role="img" aria-label={name} title={name} />
  );
}
