/** Speaking a message: it is recorded while this is shown; heard again before it goes. */
import { IconCheck, IconTrash } from "@tabler/icons-react";
import { clockText, Notice, useRecorder } from "@twinline/kit";
import { useEffect, useRef, useState } from "react";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import classes from "./VoiceBar.module.css";

interface Props {
  onDone: (recording: File) => void;
  onClose: () => void;
}

const words = strings.voice;

export default function VoiceBar({ onDone, onClose }: Props) {
  const { recording, refused, start, send, cancel } = useRecorder((file) => {
    onDone(file);
    onClose();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is asked for
  useEffect(() => void start(), []);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  if (refused)
    return (
      <div className={classes.refused}>
        <Notice
          tone="warning"
          title={words.refused}
          actions={[
            { label: strings.common.tryAgain, onClick: start },
            { label: strings.common.close, onClick: onClose },
          ]}
        >
          {words.refusedRemedy}
        </Notice>
      </div>
    );
  const discard = () => {
    cancel();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc of what is in it
    <div
      className={classes.bar}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        discard();
      }}
    >
      <IconButton icon={IconTrash} label={words.discard} onClick={discard} />
      <span className={classes.dot} aria-hidden />
      <span role="timer" aria-label={words.recording}>
        {clockText(recording ? Math.floor((now - recording.since) / 1000) : 0)}
      </span>
      <span className={classes.bars} aria-hidden>
        {(recording?.bars ?? []).map((bar, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place.
          <i key={index} style={{ blockSize: `${Math.max(2, Math.round(bar * 20))}px` }} />
        ))}
      </span>
      <button type="button" className={classes.done} onClick={send} ref={done}>
        <IconCheck size={16} stroke={2} aria-hidden />
        {words.done}
      </button>
    </div>
  );
}
