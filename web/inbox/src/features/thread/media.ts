/** A message's media as the kit draws it, and the words for what cannot be drawn. */
import type { Media, Message } from "@twinline/api";
import { listTime, type MediaAbsence, type MediaView } from "@twinline/kit";
import { strings } from "../../strings";

const DRAWN: readonly MediaView["kind"][] = ["image", "video", "audio", "sticker", "document"];
const words = strings.thread.media;

export interface MediaRetry {
  run: () => void;
  busy: boolean;
  /** Why the last try was not even begun. */
  failure: string | null;
}

export function mediaView(message: Message, retry: MediaRetry): MediaView | undefined {
  const { media } = message;
  if (!media) return undefined;
  const kind = DRAWN.find((each) => each === message.kind) ?? kindOfMime(media.mime);
  return {
    kind,
    url: media.state === "ready" ? media.url : null,
    preview: media.state === "ready" ? media.preview_url : null,
    mime: media.mime,
    filename: media.filename,
    size: media.size,
    absence: absenceOf(media, retry),
  };
}

/** Why a file is not here, and the way out; undefined when it is. */
export function absenceOf(media: Media, retry: MediaRetry): MediaAbsence | undefined {
  const reason = media.reason || undefined;
  const action = (label: string) =>
    media.can_retry ? { label, onClick: retry.run, busy: retry.busy } : undefined;
  const failed = retry.failure ? words.retryFailed(retry.failure) : undefined;
  switch (media.state) {
    case "ready":
      return undefined;
    case "waiting":
      return reason
        ? {
            tone: "coming",
            text: words.delayed,
            detail: failed ?? words.delayedDetail(reason),
            action: action(words.tryNow),
          }
        : { tone: "coming", text: words.waiting };
    case "fetching":
      return { tone: "coming", text: words.fetching };
    case "too_large":
      return { tone: "gone", text: words.too_large, detail: reason ?? words.onPhone };
    case "expired":
      return { tone: "gone", text: words.expired, detail: reason ?? words.onPhone };
    case "failed":
      return {
        tone: "failed",
        text: words.failed,
        detail: failed ?? reason ?? words.onPhone,
        action: action(strings.common.tryAgain),
      };
  }
}

export function kindOfMime(mime: string): "image" | "video" | "audio" | "document" {
  const [kind] = mime.split("/");
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "document";
}

/** What stands in place of content: the word for the kind, and WhatsApp's own where it differs. */
export function placeholderWords(message: Message, now: number): string {
  const { revoked } = message;
  if (revoked) {
    const time = listTime(revoked.at, now);
    return revoked.by === "in" ? strings.thread.deletedByCustomer(time) : strings.thread.deletedOnPhone(time);
  }
  const raw = message.raw_kind;
  // These two say that there is nothing; what there was is told beside them.
  const nothing = message.kind === "unsupported" || message.kind === "placeholder";
  const told = raw && raw !== message.kind ? strings.list.kinds[raw] : undefined;
  const word = (nothing ? told : (strings.list.kinds[message.kind] ?? told)) ?? null;
  return message.kind === "unsupported"
    ? strings.thread.unsupported(word)
    : strings.thread.placeholder(word, raw);
}

/** Why there is only a placeholder, and what to do about it. */
export function placeholderNote(message: Message): string | undefined {
  if (message.revoked || message.media) return undefined;
  if (message.trouble) {
    const { sentence, remedy } = message.trouble;
    return [sentence, remedy].filter(Boolean).join(" ");
  }
  const empty = message.text === null || message.text.trim() === "";
  return empty && message.raw_kind ? strings.thread.lookOnPhone : undefined;
}
