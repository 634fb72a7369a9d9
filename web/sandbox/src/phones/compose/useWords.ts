// The words being written: kept per chat while the page lives, marked and added to where the caret stands.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { PhoneMessage } from "../../api/types";
import { drafts } from "../drafts";
import { insert, type Mark, type Selection, wrap } from "./wrap";

export function useWords(
  key: string,
  edited: PhoneMessage | null,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const [text, setText] = useState(() => drafts.get(key) ?? "");
  const [chosen, setChosen] = useState(false);
  const draft = useRef("");
  const caret = useRef<Selection | null>(null);

  useEffect(() => {
    // The words being edited are no draft.
    if (!edited) drafts.set(key, text);
  }, [key, text, edited]);
  useEffect(() => {
    if (!edited) return;
    setText((typed) => {
      draft.current = typed;
      return edited.text ?? "";
    });
    return () => setText(draft.current);
  }, [edited]);
  useLayoutEffect(() => {
    if (!caret.current || caret.current.text !== text) return;
    field.current?.setSelectionRange(caret.current.start, caret.current.end);
    caret.current = null;
  }, [text, field]);

  const change = (how: (selection: Selection) => Selection) => {
    const area = field.current;
    if (!area) return;
    caret.current = how({ text, start: area.selectionStart, end: area.selectionEnd });
    setText(caret.current.text);
  };
  return {
    text,
    setText,
    /** Some of the words are selected. */
    chosen,
    setChosen,
    mark: (mark: Mark) => change((selection) => wrap(selection, mark)),
    put: (what: string) => change((selection) => insert(selection, what)),
  };
}
