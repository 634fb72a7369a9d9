// Holding a finger on something, or the other mouse button: both ask for its menu.
import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const holdMs = 450;
/** A finger that moves further than this scrolls. */
const stillPx = 8;

export function useHold(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse") return;
      from.current = { x: event.clientX, y: event.clientY };
      stop();
      timer.current = setTimeout(onHold, holdMs);
    },
    onPointerMove: (event: PointerEvent) => {
      const moved = Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y);
      if (moved > stillPx) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: MouseEvent) => {
      // Links and players keep the browser's own menu.
      if ((event.target as Element).closest("a, video, input")) return;
      event.preventDefault();
      stop();
      onHold();
    },
  };
}
