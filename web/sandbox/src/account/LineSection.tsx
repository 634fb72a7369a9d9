// The life line: what happened to the connection, newest first.
import { dateTime } from "@twinline/kit";
import type { SectionProps } from "./Account";
import classes from "./account.module.css";
import { accountStrings as words } from "./strings";

/** More is in the traffic. */
const SHOWN = 8;

export function LineSection({ account }: SectionProps) {
  if (account.line.length === 0) return <p className={classes.hint}>{words.line.none}</p>;
  const numbered = account.line.map((station, nth) => ({ ...station, nth }));
  return (
    <ol className={classes.line}>
      {numbered
        .slice(-SHOWN)
        .reverse()
        .map((station) => (
          <li key={station.nth}>
            <time dateTime={new Date(station.at).toISOString()}>{dateTime(station.at)}</time>
            <b>{station.what}</b>
            {station.detail ? <span>{station.detail}</span> : null}
          </li>
        ))}
    </ol>
  );
}
