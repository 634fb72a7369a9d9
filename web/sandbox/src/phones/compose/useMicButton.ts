// The microphone's button: held, it records until let go; tapped (or by the keyboard), until the next tap.

import type { Recorder } from "@twinline/kit";
import { type MouseEvent, type PointerEvent, useRef } from "react";

/** Shorter than this is a tap. */
const holdMs = 450;
/** Whoever moves this far away while holding gives it up. */
const awayPx = 70;

export function useMicButton(recorder: Recorder) {
  const held = useRef<{ at: number; x: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || recorder.recording) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { at: event.timeStamp, x: event.clientX };
      recorder.start();
    },
    onPointerUp: (event: PointerEvent) => {
      const from = held.current;
      if (!from || event.timeStamp - from.at < holdMs) return;
      if (Math.abs(event.clientX - from.x) > awayPx) recorder.cancel();
      else recorder.send();
    },
    onClick: (event: MouseEvent) => {
      // The click that ends a press was heard as a press already.
      if (held.current && event.detail > 0) held.current = null;
      else if (recorder.recording) recorder.send();
      else recorder.start();
    },
  };
}
