// How busy the link is: exchanges a second over the last ten seconds of real time.
import { useEffect, useRef, useState } from "react";
import { useFrames, useLive } from "../api/LiveProvider";
import { strings } from "../strings";
import classes from "./LiveRate.module.css";

const words = strings.traffic;
const spanMs = 10_000;

export function LiveRate() {
  const { link } = useLive();
  const seen = useRef(new Map<number, number>());
  const [rate, setRate] = useState(0);
  useFrames((frame) => {
    if (frame.type === "exchange") seen.current.set(frame.exchange.id, Date.now());
  });
  useEffect(() => {
    const timer = setInterval(() => {
      const since = Date.now() - spanMs;
      for (const [id, at] of seen.current) if (at < since) seen.current.delete(id);
      setRate(seen.current.size / (spanMs / 1000));
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const text = link !== "open" ? words.lost : rate === 0 ? words.quiet : words.live(rate.toFixed(1));
  return (
    <span className={classes.rate} data-live={link === "open" || undefined}>
      <span className={classes.dot} aria-hidden />
      {text}
    </span>
  );
}
