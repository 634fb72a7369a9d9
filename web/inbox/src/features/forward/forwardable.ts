/** What of a message can be said again elsewhere: its words, or its file. Pure. */
import type { Message, NewMessage } from "@twinline/api";

export type Forwarded = Pick<NewMessage, "text" | "media_id" | "send_as">;

/** Null: it is neither words nor a file that is here. */
export function forwardable(message: Message): Forwarded | null {
  const { kind, text, media, revoked, raw_kind } = message;
  if (revoked || (raw_kind && !media)) return null;
  if (media) {
    if (media.state !== "ready") return null;
    const wordless = kind === "audio" || kind === "sticker";
    return {
      media_id: media.id,
      ...(text && !wordless ? { text } : {}),
      ...(kind === "sticker" || kind === "document" ? { send_as: kind } : {}),
    };
  }
  return kind === "text" && text ? { text } : null;
}
