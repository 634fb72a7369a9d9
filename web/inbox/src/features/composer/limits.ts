/** What WhatsApp takes in one message. The server decides; these only spare a pointless upload. */
import { fileSize } from "@twinline/kit";
import { strings } from "../../strings";
import { kindOfMime } from "../thread/media";

export const TEXT_MAX = 4096;
export const CAPTION_MAX = 1024;

const MB = 1_000_000;
const bytesMax = { image: 5 * MB, video: 16 * MB, audio: 16 * MB, document: 100 * MB } as const;
/** Anything else goes as a document. */
const PICTURES = ["image/jpeg", "image/png"];

export function sendKindOf(file: File): keyof typeof bytesMax {
  const kind = kindOfMime(file.type);
  return kind === "image" && !PICTURES.includes(file.type) ? "document" : kind;
}

/** Why the file cannot go, in words; null when it can. */
export function tooLarge(file: File): string | null {
  const kind = sendKindOf(file);
  const limit = bytesMax[kind];
  if (file.size <= limit) return null;
  const word = (strings.list.kinds[kind] ?? kind).toLowerCase();
  return strings.composer.tooLarge(word, fileSize(file.size), `${limit / MB} MB`);
}
