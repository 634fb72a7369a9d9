/**
 * The thread's scroll: stays at the newest message while it is there, keeps what one reads in its place when rows come or
 * go before or behind it, and otherwise never moves by itself. It may start at a message. The browser's own anchoring is
 * off, as it gives up at the very top.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_PX = 80;
const MORE_PX = 400;

interface Options {
  /** Changes with the rows on the page and with those that could be. */
  rowsKey: string;
  hasOlder: boolean;
  onOlder: () => void;
  /** The thread goes on below: the bottom is not its end. */
  hasNewer: boolean;
  onNewer: () => void;
  /** Id of the message to start at; null: the end. */
  startAt: string | null;
}

export function useThreadScroll(scroller: RefObject<HTMLDivElement | null>, options: Options) {
  const [atEnd, setAtEnd] = useState(true);
  const end = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    anchor.current = anchorOf(box);
    const { hasOlder, onOlder, hasNewer, onNewer } = latest.current;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    end.current = !hasNewer && below < NEAR_PX;
    setAtEnd(end.current);
    if (hasOlder && box.scrollTop < MORE_PX) onOlder();
    else if (hasNewer && below < MORE_PX) onNewer();
  }, [scroller]);

  const settle = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const known = anchor.current;
    if (end.current) box.scrollTop = box.scrollHeight;
    else if (known?.row.isConnected) {
      // By how much it moved, not to where it was: the reader may have scrolled since.
      const moved = known.row.offsetTop - known.offset;
      if (moved !== 0) box.scrollTop += moved;
      known.offset += moved;
    }
  }, [scroller]);

  const toEnd = useCallback(
    (behavior: ScrollBehavior = "instant") => {
      const box = scroller.current;
      end.current = true;
      box?.scrollTo({ top: box.scrollHeight, behavior });
    },
    [scroller],
  );

  const { rowsKey, startAt } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what it answers to
  useLayoutEffect(() => {
    settle();
    measure();
  }, [rowsKey, settle, measure]);

  // Whatever grows (a picture, the composer) keeps in view what was.
  useEffect(() => {
    const box = scroller.current;
    const sheet = box?.firstElementChild;
    if (!box || !sheet) return;
    const observer = new ResizeObserver(settle);
    observer.observe(sheet);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller, settle]);

  const to = useCallback(
    (id: string): boolean => {
      const box = scroller.current;
      const place = CSS.escape(id);
      const row = box?.querySelector(`[data-message="${place}"], [data-note="${place}"]`);
      if (!row) return false;
      end.current = false;
      row.scrollIntoView({ block: "center", behavior: "instant" });
      measure();
      return true;
    },
    [scroller, measure],
  );
  useLayoutEffect(() => {
    if (startAt === null || !to(startAt)) toEnd();
  }, [startAt, to, toEnd]);

  return { atEnd, onScroll: measure, toEnd, to };
}

/** A row that is to stay where it is, and its distance from the thread's top. */
interface Anchor {
  row: HTMLElement;
  offset: number;
}

/** The first row in view. */
function anchorOf(box: HTMLElement): Anchor | null {
  const rows = box.firstElementChild?.children ?? [];
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = rows[middle] as HTMLElement;
    if (row.offsetTop + row.offsetHeight <= box.scrollTop + box.offsetTop) from = middle + 1;
    else to = middle;
  }
  const row = rows[from] as HTMLElement | undefined;
  return row ? { row, offset: row.offsetTop } : null;
}
