/** Times at which something may be said later, as a person would name them. */
import { strings } from "../../strings";

const HOUR = 3_600_000;

export interface LaterTime {
  label: string;
  at: number;
}

/** The same day or another, at a full hour of this browser's time. */
function atHour(now: number, daysOn: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + daysOn);
  date.setHours(hour, 0, 0, 0);
  return date.getTime();
}

/** Those that are still to come and at which free text may be sent; `until` is when its window closes, if ever. */
export function laterTimes(now: number, until: number | null): LaterTime[] {
  const words = strings.later;
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  const times = [
    { label: words.inAnHour, at: now + HOUR },
    { label: words.thisEvening, at: atHour(now, 0, 18) },
    { label: words.tomorrow, at: atHour(now, 1, 9) },
    ...(toMonday > 1 ? [{ label: words.nextMonday, at: atHour(now, toMonday, 9) }] : []),
  ];
  return times
    .filter(({ at }) => at > now && (until === null || at < until))
    .sort((one, other) => one.at - other.at);
}

/** As `<input type="datetime-local">` wants it. */
export function localMinute(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
