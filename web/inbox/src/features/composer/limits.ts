/** What can go in one message, as the server says. It decides; these only spare a pointless upload. */
import { useQueryClient } from "@tanstack/react-query";
import type { Me, SendLimits } from "@twinline/api";
import { fileSize } from "@twinline/kit";
import { keys } from "../../live/keys";
import { strings } from "../../strings";
import { kindOfMime } from "../thread/media";

/** Anything else goes as a document. */
const PICTURES = ["image/jpeg", "image/png"];
/** Until the server has said its own, it is the judge alone. */
const UNTOLD: SendLimits = {
  text_chars_max: Number.POSITIVE_INFINITY,
  caption_chars_max: Number.POSITIVE_INFINITY,
  files: [],
};

export function useSendLimits(): SendLimits {
  return useQueryClient().getQueryData<Me>(keys.me)?.limits ?? UNTOLD;
}

export type SendKind = ReturnType<typeof kindOfMime> | "sticker";

export function sendKindOf(file: File): SendKind {
  const kind = kindOfMime(file.type);
  return kind === "image" && !PICTURES.includes(file.type) ? "document" : kind;
}

/** As what a file can go: what it is by itself, and what somebody may want instead. */
export function sendKindsOf(file: File): SendKind[] {
  const kinds: SendKind[] = [sendKindOf(file)];
  if (file.type === "image/webp") kinds.push("sticker");
  if (!kinds.includes("document")) kinds.push("document");
  return kinds;
}

/** Why the file cannot go as that, and what to do, in words; null when it can. */
export function tooLarge(
  file: File,
  kind: SendKind,
  limits: SendLimits,
): { fact: string; remedy: string } | null {
  const limit = limits.files.find((each) => each.kind === kind)?.bytes_max;
  if (limit === undefined || file.size <= limit) return null;
  const word = (strings.list.kinds[kind] ?? kind).toLowerCase();
  const words = strings.composer;
  return {
    fact: words.tooLarge(word, fileSize(file.size), fileSize(limit)),
    remedy: kind === "document" ? words.tooLargeDocument : words.tooLargeMedia,
  };
}
