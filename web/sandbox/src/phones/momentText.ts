// "10:42" today, "Mon 23 Nov, 10:42" on another day.
import { dayKey, dayLabel, timeOfDay } from "@twinline/kit";

export function momentText(moment: number, now: number): string {
  const time = timeOfDay(moment);
  return dayKey(moment) === dayKey(now) ? time : `${dayLabel(moment, now)}, ${time}`;
}
