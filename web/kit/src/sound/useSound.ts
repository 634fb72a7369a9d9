// Reads a sound's shape once per file, in the background; what is long or cannot be decoded has none.
import { useEffect, useState } from "react";
import { peaks } from "./waveform";

export interface Sound {
  /** Null: none is known. */
  bars: number[] | null;
  /** Null until it is known. */
  seconds: number | null;
}

/** Longer files are not decoded for their looks. */
const decodedBytesMax = 2_000_000;
const known = new Map<string, Promise<Sound>>();

async function decode(url: string): Promise<Sound> {
  const bytes = await (await fetch(url)).arrayBuffer();
  // 8 kHz is enough to draw, and keeps long notes small.
  const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes);
  return { bars: peaks(sound.getChannelData(0)), seconds: sound.duration };
}

/** Without a size nothing is fetched for its looks. */
export function useSound(url: string, size: number | null): Sound {
  const [sound, setSound] = useState<Sound>({ bars: null, seconds: null });
  useEffect(() => {
    if (size === null || size > decodedBytesMax || typeof OfflineAudioContext === "undefined") return;
    let wanted = true;
    const decoding = known.get(url) ?? decode(url);
    known.set(url, decoding);
    decoding.then(
      (read) => wanted && setSound(read),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [url, size]);
  return sound;
}
