/**
 * Where a sandbox keeps the time, its clock may jump or run fast without a word to this page: asked every few
 * seconds, and at once when somebody comes back to the page. Elsewhere business time is the server's and stays so.
 */
import { api, type Me } from "@twinline/api";
import { useEffect } from "react";
import { setBusinessOffset } from "../clock";

const ASK_EVERY_MS = 3000;

export function useBusinessClock({ bench_url }: Me): void {
  const moves = bench_url !== null && bench_url !== undefined;
  useEffect(() => {
    if (!moves) return;
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      api
        .me()
        .then((me) => setBusinessOffset(me.business_offset_ms))
        .catch(() => undefined);
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [moves]);
}
