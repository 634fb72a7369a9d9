/**
 * The thread's scroll: stays at the newest message while it is there, keeps its place when older ones are put in
 * front or newer ones behind, and otherwise never moves by itself. It may start at a message. The browser's own anchoring is off, as it gives up at the very top.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_PX = 80;
const OLDER_PX = 400;

interface Options {
  /** Changes when older messages were put in front. */
  firstKey: string | undefined;
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
  const fromBottom = useRef(0);
  const latest = useRef(options);
  latest.current = options;

  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    fromBottom.current = box.scrollHeight - box.scrollTop;
    const { hasOlder, onOlder, hasNewer, onNewer } = latest.current;
    const below = fromBottom.current - box.clientHeight;
    end.current = !hasNewer && below < NEAR_PX;
    setAtEnd(end.current);
    if (hasOlder && box.scrollTop < OLDER_PX) onOlder();
    if (hasNewer && below < OLDER_PX) onNewer();
  }, [scroller]);

  const toEnd = useCallback(
    (behavior: ScrollBehavior = "instant") => {
      const box = scroller.current;
      box?.scrollTo({ top: box.scrollHeight, behavior });
    },
    [scroller],
  );

  // Older messages in front: the distance from the bottom is what must not change.
  const firstKey = options.firstKey;
  const before = useRef(firstKey);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || before.current === firstKey) return;
    const known = before.current !== undefined;
    before.current = firstKey;
    if (known && !end.current) box.scrollTop = box.scrollHeight - fromBottom.current;
  }, [firstKey, scroller]);

  // Whatever grows (a new message, a picture, the composer) keeps the newest in view.
  useEffect(() => {
    const box = scroller.current;
    const sheet = box?.firstElementChild;
    if (!box || !sheet) return;
    const observer = new ResizeObserver(() => {
      if (end.current) box.scrollTop = box.scrollHeight;
      else fromBottom.current = box.scrollHeight - box.scrollTop;
    });
    observer.observe(sheet);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);

  const { startAt } = options;
  useLayoutEffect(() => {
    const box = scroller.current;
    const start = startAt ? box?.querySelector(`[data-message="${CSS.escape(startAt)}"]`) : null;
    if (!box || !start) return toEnd();
    end.current = false;
    start.scrollIntoView({ block: "center", behavior: "instant" });
    measure();
  }, [startAt, scroller, toEnd, measure]);

  return { atEnd, onScroll: measure, toEnd };
}
