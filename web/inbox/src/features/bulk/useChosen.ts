/** Which rows of the list are chosen, to do one thing to all of them. */
import { useCallback, useMemo, useRef, useState } from "react";

/** So many at once: the server holds its lines for as long. */
export const CHOSEN_MAX = 200;

export interface Chosen {
  ids: ReadonlySet<string>;
  /** Whether rows are being chosen; perhaps none is yet. */
  choosing: boolean;
  begin: () => void;
  toggle: (id: string) => void;
  /** All between the one that was touched last and this one, in the order of `among`. */
  reach: (id: string, among: readonly string[]) => void;
  /** Of `among` all, or none if all are chosen. */
  all: (among: readonly string[]) => void;
  /** The one that was touched last. */
  last: () => string | null;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

function bounded(ids: Iterable<string>): ReadonlySet<string> {
  return new Set([...ids].slice(0, CHOSEN_MAX));
}

/** `may`: else nothing can be chosen. */
export function useChosen(may: boolean): Chosen {
  const [ids, setIds] = useState(NONE);
  const [choosing, setChoosing] = useState(false);
  const touched = useRef<string | null>(null);
  const clear = useCallback(() => {
    touched.current = null;
    setIds(NONE);
    setChoosing(false);
  }, []);
  return useMemo(
    () => ({
      ids,
      choosing,
      begin: () => setChoosing(may),
      toggle: (id) => {
        if (!may) return;
        touched.current = id;
        setChoosing(true);
        setIds((old) =>
          old.has(id) ? new Set([...old].filter((each) => each !== id)) : bounded([...old, id]),
        );
      },
      reach: (id, among) => {
        if (!may) return;
        const [from, to] = [among.indexOf(touched.current ?? id), among.indexOf(id)];
        touched.current = id;
        setChoosing(true);
        const between = among.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
        setIds((old) => bounded([...old, ...between]));
      },
      all: (among) =>
        setIds((old) => (among.slice(0, CHOSEN_MAX).every((id) => old.has(id)) ? NONE : bounded(among))),
      last: () => touched.current,
      clear,
    }),
    [may, ids, choosing, clear],
  );
}
