// While a voice note is recorded: how long, how loud, and the way to give it up.
import { IconTrash } from "@tabler/icons-react";
import type { Recorder } from "@twinline/kit";
import { clockText } from "@twinline/kit";
import { useEffect, useState } from "react";
import { phoneStrings } from "../strings";
import classes from "./RecordBar.module.css";

const words = phoneStrings.compose;

export interface RecordBarProps {
  recording: NonNullable<Recorder["recording"]>;
  onCancel: () => void;
}

export function RecordBar({ recording, onCancel }: RecordBarProps) {
  const [now, setNow] = useState(recording.since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={classes.bar}>
      <button type="button" aria-label={words.discard} title={words.discard} onClick={onCancel}>
        <IconTrash size={17} stroke={1.75} aria-hidden />
      </button>
      <span className={classes.dot} aria-hidden />
      <span role="timer" aria-label={words.recording}>
        {clockText(Math.floor((now - recording.since) / 1000))}
      </span>
      <span className={classes.bars} aria-hidden>
        {recording.bars.map((bar, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place.
          <i key={index} style={{ blockSize: `${Math.max(2, Math.round(bar * 20))}px` }} />
        ))}
      </span>
    </div>
  );
}
