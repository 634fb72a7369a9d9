// How a bubble stands in the chat. Pure.
import type { PhoneMessage } from "../api/types";
import { bigEmoji } from "./cards/bigEmoji";

/** Stickers and lone emoji stand on the wallpaper, without a bubble. */
export function isBare({ kind, text, media, quoted, deleted_at }: PhoneMessage): boolean {
  if (deleted_at !== null || quoted) return false;
  return kind === "sticker" || (!media && text !== null && bigEmoji(text) !== null);
}

/** Pictures, maps and whatever can be tapped take all the room there is, so that they stand in line. */
export function isWide({ kind, media, card, deleted_at }: PhoneMessage): boolean {
  if (deleted_at !== null) return false;
  if (card) return card.type === "location" || card.type === "offer";
  return kind !== "sticker" && /^(image|video)\//u.test(media?.mime ?? "");
}
