// A message that was found: in which chat, what it says, when.
import { listTime } from "@twinline/kit";
import type { Found } from "../../api/types";
import { strings } from "../../strings";
import { messageWords } from "../messageWords";
import { chatTitle } from "../phoneWords";
import classes from "./FoundRow.module.css";
import { snippet } from "./snippet";

export interface FoundRowProps {
  found: Found;
  /** The words sought, to be seen in what was found. */
  sought?: string;
  now: number;
  onOpen: () => void;
}

export function FoundRow({ found, sought = "", now, onOpen }: FoundRowProps) {
  const { message, title } = found;
  const [before, hit, after] = snippet(message.text ?? messageWords(message), sought);
  return (
    <li>
      <button type="button" className={classes.row} onClick={onOpen}>
        <span className={classes.line}>
          <b className="tl-cut">
            <bdi>{chatTitle(title)}</bdi>
          </b>
          <small>{listTime(message.at, now)}</small>
        </span>
        <span className={classes.words} dir="auto">
          {message.from_me ? `${strings.chats.you} ` : null}
          {before}
          {hit ? <mark>{hit}</mark> : null}
          {after}
        </span>
      </button>
    </li>
  );
}
