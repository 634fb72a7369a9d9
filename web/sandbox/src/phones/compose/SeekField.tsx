// Words by which a long list of people gets short.
import { phoneStrings } from "../strings";
import classes from "./sheets.module.css";

export interface SeekFieldProps {
  sought: string;
  onSeek: (sought: string) => void;
}

export function SeekField({ sought, onSeek }: SeekFieldProps) {
  return (
    <input
      type="search"
      className={classes.search}
      aria-label={phoneStrings.compose.seek}
      placeholder={phoneStrings.compose.seek}
      value={sought}
      onChange={(event) => onSeek(event.target.value)}
    />
  );
}
