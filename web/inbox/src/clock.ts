/** The business clock of the page: the browser's clock plus what the server says business time is ahead by. */
import { useEffect, useState } from "react";

let offset_ms = 0;
const listeners = new Set<() => void>();

export function setBusinessOffset(next_ms: number): void {
  // Frames travel for some milliseconds; only a real jump (the sandbox's clock) is news.
  if (Math.abs(next_ms - offset_ms) < 1500) return;
  offset_ms = next_ms;
  for (const listener of listeners) listener();
}

export function setBusinessNow(now: number): void {
  setBusinessOffset(now - Date.now());
}

export function businessNow(): number {
  return Date.now() + offset_ms;
}

/** The time, told again every `every_ms`, for everything that says how long or until when. */
export function useNow(every_ms = 10_000): number {
  const [now, setNow] = useState(businessNow);
  useEffect(() => {
    const tick = () => setNow(businessNow());
    const timer = setInterval(tick, every_ms);
    listeners.add(tick);
    return () => {
      clearInterval(timer);
      listeners.delete(tick);
    };
  }, [every_ms]);
  return now;
}
