/** Merging two copies of one conversation: the higher version wins, and its floor and its newest message by their own. */
import type { ConversationSummary, Floor, Preview } from "@twinline/api";

export function newerFloor(a: Floor, b: Floor): Floor {
  return b.version > a.version ? b : a;
}

/** A message may be edited, deleted or delivered while the row it shows in stands. */
function newerPreview(current: ConversationSummary, heard: ConversationSummary): Preview | null | undefined {
  if (heard.version !== current.version)
    return heard.version > current.version ? heard.preview : current.preview;
  return (heard.preview?.version ?? 0) > (current.preview?.version ?? 0) ? heard.preview : current.preview;
}

/** Keeps `current` itself when nothing in `heard` is newer, so that unchanged rows do not render again. */
export function newerConversation<T extends ConversationSummary>(current: T, heard: ConversationSummary): T {
  const base: T = heard.version > current.version ? { ...current, ...heard } : current;
  const floor = newerFloor(current.floor, heard.floor);
  const preview = newerPreview(current, heard);
  const stands = base.preview === preview && base.floor.version === floor.version;
  return stands ? base : { ...base, floor, preview };
}
