/** Merging two copies of one conversation: the higher version wins, and its floor by its own version. */
import type { ConversationSummary, Floor } from "@twinline/api";

export function newerFloor(a: Floor, b: Floor): Floor {
  return b.version > a.version ? b : a;
}

/** Keeps `current` itself when nothing in `heard` is newer, so that unchanged rows do not render again. */
export function newerConversation<T extends ConversationSummary>(current: T, heard: ConversationSummary): T {
  const base: T = heard.version > current.version ? { ...current, ...heard } : current;
  const floor = newerFloor(current.floor, heard.floor);
  return base.floor === floor || base.floor.version === floor.version ? base : { ...base, floor };
}
