/** A text with the parts marked that were typed. Places are UTF-16 units, as the server tells them. */
import type { Mark } from "@twinline/api";
import type { ReactNode } from "react";
import classes from "./Search.module.css";

export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    // What is not in order, or not in the text, marks nothing.
    if (start < at || end <= start || end > text.length) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
