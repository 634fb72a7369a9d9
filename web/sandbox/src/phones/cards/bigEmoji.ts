// One to three emoji and nothing else are drawn large. Pure.

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
// A digit or a # alone counts as an emoji in Unicode's eyes, not in anybody else's.
const emoji =
  /^(?![\d#*]$)(\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\u{FE0F}?\u{20E3})/u;
const most = 3;

/** How many emoji a text consists of; null if there is anything else, or more than three. */
export function bigEmoji(text: string): number | null {
  const parts: string[] = [];
  for (const { segment } of clusters.segment(text.trim())) {
    if (!emoji.test(segment) || parts.length === most) return null;
    parts.push(segment);
  }
  return parts.length === 0 ? null : parts.length;
}
