/** The facts above the composer in words: who has the floor, and what may be sent until when. */
import type { ConversationSummary, Floor } from "@twinline/api";
import { coarseDuration, dayKey, dayLabel, duration, readableName, timeOfDay } from "@twinline/kit";
import { beside } from "@twinline/kit/texts";
import { strings } from "../../strings";

export interface Fact {
  title: string;
  text: string;
}

const HOUR = 3_600_000;
const WINDOW_MS = 24 * HOUR;
const CLOSING_MS = 2 * HOUR;

export function moment(ms: number, now: number): string {
  const time = timeOfDay(ms);
  const day = dayLabel(ms, now);
  if (dayKey(ms) === dayKey(now)) return time;
  return dayKey(ms) === dayKey(now + WINDOW_MS) ? strings.window.tomorrow(time) : beside(day, time);
}

export function floorFact(floor: Floor, personId: string, now: number): Fact {
  const words = strings.floor;
  const until = floor.until === null ? null : moment(floor.until, now);
  const since = floor.since === null ? "" : words.since(moment(floor.since, now));
  switch (floor.holder) {
    case "nobody":
      if (floor.handed_over_at !== null)
        return { title: words.needsPerson, text: words.since(moment(floor.handed_over_at, now)) };
      return { title: words.nobodyHas, text: words.yourAnswerTakes };
    case "phone":
      return {
        title: until ? words.hasUntil(strings.thread.phone, until) : words.has(strings.thread.phone),
        text: floor.since === null ? "" : words.answeredAt(moment(floor.since, now)),
      };
    case "bot": {
      const name = floor.bot_name ?? strings.thread.botName;
      return { title: words.has(name), text: until ? words.until(until) : since };
    }
    case "agent": {
      if (floor.person?.id === personId)
        return { title: words.youHave, text: until ? words.until(until) : words.untilAnswer };
      const name = floor.person?.name.split(" ")[0] ?? strings.floor.anAgent;
      return { title: until ? words.hasUntil(name, until) : words.has(name), text: since };
    }
  }
}

/** What whoever was too late with the floor is told: who has it and until when. Null: nobody has it, or they do. */
export function floorLost(floor: Floor | null, personId: string, now: number): string | null {
  if (!floor || floor.holder === "nobody" || floor.person?.id === personId) return null;
  return strings.floor.lost(floorFact(floor, personId, now).title);
}

export interface WindowFact extends Fact {
  open: boolean;
  /** Share of the 24 hours that is left, for the ring. */
  share: number;
}

export function windowFact(conversation: ConversationSummary, now: number): WindowFact {
  const { window, contact } = conversation;
  const words = strings.window;
  const name = shortName(contact.name);
  if (window.until === null)
    return { title: words.closed, text: words.neverWrote(name), open: false, share: 0 };
  const left = window.until - now;
  if (!window.open || left <= 0) {
    const wrote = Math.max(0, now - (window.until - WINDOW_MS));
    return { title: words.closed, text: words.lastWrote(name, coarseDuration(wrote)), open: false, share: 0 };
  }
  const share = Math.min(1, left / WINDOW_MS);
  if (left <= CLOSING_MS)
    return { title: words.freeFor(duration(left)), text: words.thenTemplates, open: true, share };
  return { title: words.free, text: words.until(moment(window.until, now)), open: true, share };
}

export function shortName(name: string): string {
  if (name.startsWith("+")) return readableName(name);
  return name.startsWith("@") ? name : (name.split(" ")[0] ?? name);
}
