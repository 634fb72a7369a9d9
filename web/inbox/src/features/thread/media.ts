/** A message's media as the kit draws it, and the words for what cannot be drawn. */
import type { Message } from "@twinline/api";
import type { MediaView } from "@twinline/kit";
import { strings } from "../../strings";

const DRAWN: readonly MediaView["kind"][] = ["image", "video", "audio", "sticker", "document"];

export function mediaView(message: Message): MediaView | undefined {
  const { media } = message;
  if (!media) return undefined;
  const kind = DRAWN.find((each) => each === message.kind) ?? kindOfMime(media.mime);
  const pending = media.state === "waiting" || media.state === "fetching";
  return {
    kind,
    url: media.state === "ready" ? media.url : null,
    mime: media.mime,
    filename: media.filename,
    size: media.size,
    pending,
  };
}

/** Why a file is not here, in words, or null when it is or is on its way. */
export function mediaTrouble(message: Message): string | null {
  const state = message.media?.state;
  if (!state || state === "ready" || state === "waiting" || state === "fetching") return null;
  return message.media?.reason ?? strings.thread.mediaReasons[state] ?? null;
}

export function kindOfMime(mime: string): "image" | "video" | "audio" | "document" {
  const [kind] = mime.split("/");
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "document";
}

/** What stands in place of content: the word for the kind, and WhatsApp's own where it differs. */
export function placeholderWords(message: Message): string {
  if (message.revoked)
    return message.direction === "in" ? strings.thread.deletedIn : strings.thread.deletedOut;
  const raw = message.raw_kind;
  const word = strings.list.kinds[message.kind] ?? (raw ? strings.list.kinds[raw] : undefined) ?? null;
  return strings.thread.placeholder(word, raw);
}
