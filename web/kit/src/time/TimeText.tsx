// A time with its machine form, and the full date for whoever points at it.
import { dateTime, timeOfDay } from "./time";

export function TimeText({ ms, text, className }: { ms: number; text?: string; className?: string }) {
  return (
    <time dateTime={new Date(ms).toISOString()} title={dateTime(ms)} className={className}>
      {text ?? timeOfDay(ms)}
    </time>
  );
}
