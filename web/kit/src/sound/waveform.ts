// The bars of a voice note. Pure.

export const barCount = 34;
/** The lowest bar still shows. */
const least = 0.12;

/** The loudest moment of each stretch, with the loudest of all as 1. */
export function peaks(samples: ArrayLike<number>, count = barCount): number[] {
  const stretch = samples.length / count;
  const loudest = Array.from({ length: count }, (_, bar) => {
    let most = 0;
    for (let at = Math.floor(bar * stretch); at < Math.floor((bar + 1) * stretch); at += 1)
      most = Math.max(most, Math.abs(samples[at] ?? 0));
    return most;
  });
  const top = Math.max(...loudest);
  return loudest.map((one) => (top === 0 ? least : Math.max(least, one / top)));
}

/** 0:07, 1:23. */
export function clockText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const rates = [1, 1.5, 2];
/** The next speed, round and round. */
export const nextRate = (rate: number): number => rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1;
