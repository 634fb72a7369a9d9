/** Dates as sentences use them: "18 August", "18 August 2025". */
import { locale } from "@twinline/kit/texts";
export function longDate(ms: number, now: number): string {
  const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" as const }),
  }).format(ms);
}

/** "12 Nov, 09:15" */
export function shortMoment(ms: number): string {
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(ms);
}

/** "March 2025" */
export function monthOf(ms: number): string {
  return new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric" }).format(ms);
}

/** "Tue 24 Nov" */
export function shortDay(ms: number): string {
  return new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", month: "short" })
    .format(ms)
    .replace(",", "");
}
