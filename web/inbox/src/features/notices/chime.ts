/** Two soft notes, made by the browser: no file to fetch. Silent where the browser has not been touched yet. */
let context: AudioContext | null = null;

const NOTES = [
  { hertz: 660, at_s: 0 },
  { hertz: 880, at_s: 0.12 },
] as const;
const LENGTH_S = 0.35;
const LOUDNESS = 0.12;

export async function chime(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
  const now = context.currentTime;
  for (const { hertz, at_s } of NOTES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, now + at_s);
    volume.gain.linearRampToValueAtTime(LOUDNESS, now + at_s + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + at_s + LENGTH_S);
    tone.connect(volume).connect(context.destination);
    tone.start(now + at_s);
    tone.stop(now + at_s + LENGTH_S);
  }
}
