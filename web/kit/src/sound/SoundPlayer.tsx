// A voice message or other sound: played in the bubble, with its shape, its length and three speeds.
import { IconMicrophone, IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { strings } from "../strings";
import classes from "./SoundPlayer.module.css";
import { useSound } from "./useSound";
import { barCount, clockText, nextRate } from "./waveform";

const words = strings.sound;

export interface SoundPlayerProps {
  url: string;
  /** Bytes; null: not known. */
  size: number | null;
  name: string;
  /** Spoken into the phone, not a file of sound. */
  voice?: boolean;
  played?: boolean;
  onPlay?: () => void;
}

export function SoundPlayer({ url, size, name, voice = false, played = false, onPlay }: SoundPlayerProps) {
  const player = useRef<HTMLAudioElement>(null);
  const sound = useSound(url, size);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState<number | null>(null);
  const [rate, setRate] = useState(1);
  const [failed, setFailed] = useState(false);
  const seconds = sound.seconds ?? length;
  const heard = seconds ? at / seconds : 0;

  const toggle = () => {
    const audio = player.current;
    if (!audio) return;
    if (playing) return audio.pause();
    audio.playbackRate = rate;
    audio.play().catch(() => setFailed(true));
  };
  const faster = () => {
    const next = nextRate(rate);
    setRate(next);
    if (player.current) player.current.playbackRate = next;
  };
  const seek = (part: number) => {
    if (!seconds || !player.current) return;
    player.current.currentTime = part * seconds;
    setAt(part * seconds);
  };

  return (
    <div className={classes.note} data-voice={voice || undefined} data-played={played || undefined}>
      <button
        type="button"
        className={classes.play}
        aria-label={`${playing ? words.pause : words.play}: ${name}`}
        onClick={toggle}
      >
        {playing ? (
          <IconPlayerPauseFilled size={16} aria-hidden />
        ) : (
          <IconPlayerPlayFilled size={16} aria-hidden />
        )}
      </button>
      <div className={classes.track}>
        {sound.bars ? (
          <div className={classes.bars} aria-hidden>
            {sound.bars.map((bar, index) => (
              <i
                // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place.
                key={index}
                data-heard={index / barCount < heard || undefined}
                style={{ blockSize: `${Math.round(bar * 22)}px` }}
              />
            ))}
          </div>
        ) : (
          <div className={classes.line} aria-hidden>
            <i style={{ inlineSize: `${heard * 100}%` }} />
          </div>
        )}
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={heard}
          aria-label={words.position}
          aria-valuetext={clockText(at)}
          disabled={!seconds}
          onChange={(event) => seek(Number(event.target.value))}
        />
        <span className={classes.time}>
          {failed ? words.failed : clockText(playing || at > 0 ? at : (seconds ?? 0))}
        </span>
      </div>
      {playing ? (
        <button type="button" className={classes.rate} aria-label={words.speed(rate)} onClick={faster}>
          {rate}×
        </button>
      ) : (
        <span className={classes.mic}>{voice ? <IconMicrophone size={16} aria-hidden /> : null}</span>
      )}
      <audio
        ref={player}
        src={url}
        preload={sound.bars ? "none" : "metadata"}
        onPlay={() => {
          setPlaying(true);
          onPlay?.();
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onDurationChange={({ currentTarget }) =>
          setLength(Number.isFinite(currentTarget.duration) ? currentTarget.duration : null)
        }
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onError={() => playing && setFailed(true)}
      />
    </div>
  );
}
