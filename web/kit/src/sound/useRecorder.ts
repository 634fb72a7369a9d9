// Recording a voice note with the browser's microphone.
import { useEffect, useRef, useState } from "react";

/** What the servers turn into WhatsApp's Ogg, whichever this browser writes; AAC goes as a sound. */
const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4;codecs=opus", "audio/mp4"];
const barsMax = 26;
const barEveryMs = 110;

export interface Recorder {
  /** Null while nothing is recorded. */
  recording: { since: number; bars: number[] } | null;
  /** The microphone was refused, or there is none. */
  refused: boolean;
  start: () => void;
  /** Ends it; the file comes to `onDone`. */
  send: () => void;
  cancel: () => void;
}

interface Running {
  recorder: MediaRecorder;
  context: AudioContext;
  timer: ReturnType<typeof setInterval>;
}

export function useRecorder(onDone: (file: File) => void): Recorder {
  const running = useRef<Running | null>(null);
  /** What happened while the browser was still asking for the microphone. */
  const early = useRef<"send" | "cancel" | null>(null);
  const [recording, setRecording] = useState<Recorder["recording"]>(null);
  const [refused, setRefused] = useState(false);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const stop = (keep: boolean) => {
    const now = running.current;
    if (!now) {
      early.current = keep ? "send" : "cancel";
      return;
    }
    running.current = null;
    setRecording(null);
    clearInterval(now.timer);
    const { recorder } = now;
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      for (const track of recorder.stream.getTracks()) track.stop();
      now.context.close();
      if (keep) done.current(new File(parts, "voice", { type: recorder.mimeType }));
    };
    recorder.stop();
  };
  const cancel = useRef(() => stop(false));
  useEffect(() => () => cancel.current(), []);

  const start = async () => {
    early.current = null;
    setRefused(false);
    const since = Date.now();
    setRecording({ since, bars: [] });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
      const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
      const { context, level } = loudness(stream);
      const timer = setInterval(
        () => setRecording((now) => now && { ...now, bars: [...now.bars, level()].slice(-barsMax) }),
        barEveryMs,
      );
      recorder.start();
      running.current = { recorder, context, timer };
      if (early.current) stop(early.current === "send");
    } catch {
      setRecording(null);
      setRefused(true);
    }
  };
  return { recording, refused, start, send: () => stop(true), cancel: () => stop(false) };
}

/** How loud it is now, 0 to 1. */
function loudness(stream: MediaStream): { context: AudioContext; level: () => number } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const level = () => {
    analyser.getFloatTimeDomainData(samples);
    return Math.min(1, 3 * samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
  };
  return { context, level };
}
