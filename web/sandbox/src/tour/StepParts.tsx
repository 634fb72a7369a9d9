// What each step is made of: a sentence, the things to be seen, and a shortcut that does the act for you.
import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./StepParts.module.css";

export function StepText({ children }: { children: ReactNode }) {
  return <p className={classes.text}>{children}</p>;
}

export function Sightings({ list }: { list: { text: string; seen: boolean }[] }) {
  return (
    <ul className={classes.list}>
      {list.map(({ text, seen }) => (
        <li key={text} data-seen={seen || undefined}>
          {seen ? (
            <IconCircleCheckFilled aria-hidden size={16} />
          ) : (
            <IconCircleDashed aria-hidden size={16} stroke={1.75} />
          )}
          <span>{text}</span>
          <span className="tl-sr">{seen ? "✓" : "…"}</span>
        </li>
      ))}
    </ul>
  );
}

export function StepActs({ children }: { children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>;
}
