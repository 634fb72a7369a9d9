/** The people who fit what is typed behind the @. The field keeps the keys; this shows whom they choose. */
import type { Person } from "@twinline/api";
import { Avatar } from "@twinline/kit";
import { useEffect, useRef } from "react";
import { pageStrings } from "../../pageStrings";
import classes from "./Notes.module.css";

interface Props {
  id: string;
  found: readonly Person[];
  active: number;
  onActive: (at: number) => void;
  onChoose: (person: Person) => void;
}

export function optionId(id: string, person: Person): string {
  return `${id}-${person.id}`;
}

export function MentionMenu({ id, found, active, onActive, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // The field must not lose the keys to a press here.
    <div className={classes.menu} onPointerDown={(event) => event.preventDefault()}>
      <div id={id} ref={list} className={classes.list} role="listbox" aria-label={pageStrings.notes.people}>
        {found.map((person, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
          <div
            key={person.id}
            id={optionId(id, person)}
            role="option"
            aria-selected={at === active}
            className={classes.option}
            onPointerMove={() => onActive(at)}
            onClick={() => onChoose(person)}
          >
            <Avatar name={person.name} size={20} />
            <bdi className="tl-cut">{person.name}</bdi>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className={classes.none}>{pageStrings.notes.nobody}</p> : null}
    </div>
  );
}
