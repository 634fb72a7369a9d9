// What a thread shows in its order: messages, and the lines that say how long messages stay. Pure.
import type { PhoneMessage, Turned } from "../../api/types";

export type ThreadItem =
  | { at: number; key: string; message: PhoneMessage }
  | { at: number; key: string; turned: Turned };

/** `more`: earlier messages are not loaded yet, and lines from among them wait for those. */
export function threadItems(messages: PhoneMessage[], turned: Turned[], more: boolean): ThreadItem[] {
  const from = more ? (messages[0]?.at ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const lines = turned
    .filter(({ at }) => at >= from)
    .map((line, index) => ({ at: line.at, key: `turned ${line.at} ${index}`, turned: line }));
  if (lines.length === 0) return messages.map(bubble);
  return [...messages.map(bubble), ...lines].sort((a, b) => a.at - b.at);
}

const bubble = (message: PhoneMessage): ThreadItem => ({ at: message.at, key: message.id, message });
