// How an exchange is told in its line: the outcome and its tone.
import type { Exchange } from "../api/types";
import { strings } from "../strings";

const words = strings.traffic;

export type Tone = "good" | "odd" | "bad" | "open";

export function outcome(exchange: Exchange): { text: string; tone: Tone } {
  const { status, duration_ms: ms, note, faulty } = exchange;
  if (note !== null && note !== "")
    return { text: words.noted(status, note), tone: faulty ? "odd" : toneOf(status) };
  if (status === null)
    return { text: ms === null ? words.waiting : words.noAnswer, tone: ms === null ? "open" : "bad" };
  return { text: words.answered(status, ms), tone: faulty ? "odd" : toneOf(status) };
}

function toneOf(status: number | null): Tone {
  if (status === null) return "open";
  return status < 300 ? "good" : "bad";
}
