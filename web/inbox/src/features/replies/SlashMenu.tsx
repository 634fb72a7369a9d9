/** The canned replies that fit what is typed behind the slash. The field keeps the keys; this shows what they choose. */
import type { CannedReply } from "@twinline/api";
import { useEffect, useRef } from "react";
import { strings } from "../../strings";
import classes from "./SlashMenu.module.css";
import { optionId } from "./slash";

interface Props {
  id: string;
  q: string;
  found: readonly CannedReply[];
  active: number;
  onActive: (at: number) => void;
  onChoose: (reply: CannedReply) => void;
  onEdit: () => void;
}

const words = strings.replies;

export default function SlashMenu({ id, q, found, active, onActive, onChoose, onEdit }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // The field must not lose the keys to a press here.
    <div className={classes.menu} onPointerDown={(event) => event.preventDefault()}>
      <div id={id} ref={list} className={classes.list} role="listbox" aria-label={words.title}>
        {found.map((reply, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
          <div
            key={reply.id}
            id={optionId(id, reply)}
            role="option"
            aria-selected={at === active}
            className={classes.option}
            onPointerMove={() => onActive(at)}
            onClick={() => onChoose(reply)}
          >
            <code>/{reply.shortcut}</code>
            <span className="tl-cut" dir="auto">
              {reply.text}
            </span>
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        <span className="tl-cut">
          {found.length > 0 ? words.keys : q === "" ? words.none : words.noneFound(q)}
        </span>
        <button type="button" className={classes.edit} onClick={onEdit}>
          {words.edit}
        </button>
      </div>
    </div>
  );
}
