/** People at the note: an @ opens them, the arrows choose, Enter or Tab writes the name, Escape lets the @ be. */
import { useQuery } from "@tanstack/react-query";
import type { Person } from "@twinline/api";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { peopleQuery } from "../../live/queries";
import { insert } from "../composer/insert";
import { optionId } from "./MentionMenu";
import { atSign, named } from "./mentions";

export function useMention(field: RefObject<HTMLTextAreaElement | null>, text: string) {
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The text in which Escape was pressed: it stays away until something is typed. */
  const [left, setLeft] = useState<string | null>(null);
  /** Who was meant by a name, where two have it. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const { data: people } = useQuery(peopleQuery);
  const at = left === text ? null : atSign(text, Math.min(caret, text.length));
  const found = at && people ? named(people, at.q) : [];
  const place = Math.min(active, Math.max(found.length - 1, 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name begins at its first person
  useEffect(() => setActive(0), [at?.q]);

  const choose = (person: Person) => {
    const it = field.current;
    if (!at || !it) return;
    setChosen(new Map(chosen).set(person.name, person.id));
    insert(it, at.from, at.to, `@${person.name} `);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!at || !people || event.nativeEvent.isComposing) return false;
    const person = found[place];
    if (event.key === "Escape") setLeft(text);
    else if (!person) return false;
    else if (event.key === "ArrowDown") setActive((place + 1) % found.length);
    else if (event.key === "ArrowUp") setActive((place + found.length - 1) % found.length);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(person);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  // Behind the last name there is nothing to say.
  const menu =
    at && people && (found.length > 0 || at.q.length < 3)
      ? { id, found, active: place, onActive: setActive, onChoose: choose }
      : null;
  const person = found[place];
  return {
    menu,
    people: people ?? [],
    chosen,
    onKeyDown,
    onSelect: () => setCaret(field.current?.selectionStart ?? 0),
    aria: {
      "aria-controls": menu ? id : undefined,
      "aria-activedescendant": menu && person ? optionId(id, person) : undefined,
    },
  };
}
