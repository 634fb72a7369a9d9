// Times in words and figures, through Intl. Times are milliseconds UTC; in the page's language unless told otherwise.
import { strings } from "../strings";
import { beside, locale as spokenLocale } from "../texts";

export interface TimeOptions {
  locale?: string;
  timeZone?: string;
}

const cache = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, options: TimeOptions, shape: Intl.DateTimeFormatOptions): string {
  const locale = options.locale ?? spokenLocale();
  const key = `${locale}|${options.timeZone ?? ""}|${JSON.stringify(shape)}`;
  let formatter = cache.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      ...shape,
      ...(options.timeZone ? { timeZone: options.timeZone } : {}),
    });
    cache.set(key, formatter);
  }
  return formatter.format(ms);
}

const hourCycle = "h23" as const;

/** 10:58 */
export const timeOfDay = (ms: number, options: TimeOptions = {}): string =>
  format(ms, options, { hour: "2-digit", minute: "2-digit", hourCycle });

/** 10:58:07, with milliseconds 10:58:07.412 */
export const timeWithSeconds = (ms: number, options: TimeOptions & { milliseconds?: boolean } = {}): string =>
  format(ms, options, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle,
    ...(options.milliseconds ? { fractionalSecondDigits: 3 as const } : {}),
  });

/** Sat 21 Nov 2026, 10:58 */
export const dateTime = (ms: number, options: TimeOptions = {}): string =>
  beside(
    `${format(ms, options, { weekday: "short" })} ${format(ms, options, { day: "numeric", month: "short", year: "numeric" })}`,
    timeOfDay(ms, options),
  );

/** A calendar day as a sortable word, in the zone of the options. */
export const dayKey = (ms: number, options: TimeOptions = {}): string =>
  format(ms, { ...options, locale: "en-CA" }, { year: "numeric", month: "2-digit", day: "2-digit" });

const dayMs = 86_400_000;
const daysBetween = (ms: number, now: number, options: TimeOptions): number =>
  Math.round((Date.parse(dayKey(now, options)) - Date.parse(dayKey(ms, options))) / dayMs);

/** Today, Yesterday, Thursday, 14 November, 14 November 2025: the name of a day in a thread. */
export function dayLabel(ms: number, now: number, options: TimeOptions = {}): string {
  const days = daysBetween(ms, now, options);
  if (days === 0) return strings.today;
  if (days === 1) return strings.yesterday;
  if (days > 1 && days < 7) return format(ms, options, { weekday: "long" });
  const sameYear = dayKey(ms, options).slice(0, 4) === dayKey(now, options).slice(0, 4);
  return format(ms, options, {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" as const }),
  });
}

/** The time at the end of a row: 10:51, Fri, 14 Nov, 14 Nov 2025. */
export function listTime(ms: number, now: number, options: TimeOptions = {}): string {
  const days = daysBetween(ms, now, options);
  if (days === 0) return timeOfDay(ms, options);
  if (days > 0 && days < 7) return format(ms, options, { weekday: "short" });
  const sameYear = dayKey(ms, options).slice(0, 4) === dayKey(now, options).slice(0, 4);
  return format(ms, options, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" as const }),
  });
}

/** Two steps at most, the greater first: "3 h", "5 min". */
function steps(ms: number): [string, string?] {
  const { span } = strings;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return [span.seconds(seconds)];
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return [span.minutes(minutes)];
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? [span.hours(hours), span.minutes(minutes % 60)] : [span.hours(hours)];
  const days = Math.floor(hours / 24);
  return hours % 24 ? [span.days(days), span.hours(hours % 24)] : [span.days(days)];
}

/** 40 s, 12 min, 3 h 5 min, 2 d 4 h: two steps at most. */
export const duration = (ms: number): string => steps(ms).join(" ");

/** 40 s, 12 min, 3 h, 2 d: where there is room for one step. */
export const coarseDuration = (ms: number): string => steps(ms)[0];

/** 42 ms, 0.9 s, 34 s, 12 min, 3 h: one step, and exact where it is short. */
export function shortSpan(ms: number): string {
  const { span } = strings;
  if (ms < 1000) return span.milliseconds(Math.round(ms));
  if (ms < 10_000) return span.seconds(Math.round(ms / 100) / 10);
  if (ms < 60_000) return span.seconds(Math.round(ms / 1000));
  if (ms < 3_600_000) return span.minutes(Math.round(ms / 60_000));
  return span.hours(Math.round(ms / 3_600_000));
}

/** 840 B, 84 kB, 2.3 MB */
export function fileSize(bytes: number): string {
  const { size } = strings;
  if (bytes < 1000) return size.bytes(bytes);
  if (bytes < 1_000_000) return size.kilobytes(Math.round(bytes / 1000));
  return size.megabytes(Math.round(bytes / 100_000) / 10);
}
