// The virtual time, going on by itself between two readings of the clock.
import { useEffect, useState } from "react";
import { useBench } from "./queries";
import type { ClockReading } from "./types";

export const clockNow = (clock: ClockReading, wall = Date.now()): number =>
  clock.now + Math.max(0, wall - clock.read_at) * clock.rate;

/** The virtual now, refreshed every `stepMs` of real time. Use it in leaves: it re-renders by itself. */
export function useNow(stepMs = 1000): number {
  const { data } = useBench();
  const [, tick] = useState(0);
  const running = data ? data.clock.rate > 0 : false;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => tick((n) => n + 1), stepMs);
    return () => clearInterval(timer);
  }, [running, stepMs]);
  return data ? clockNow(data.clock) : Date.now();
}
