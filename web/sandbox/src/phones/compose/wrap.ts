// WhatsApp's marks around a selection. Pure.

export interface Selection {
  text: string;
  start: number;
  end: number;
}

export type Mark = "*" | "_" | "~" | "```";

/** Keys that put marks around words, as on WhatsApp's computers: with Ctrl or Cmd, the last two with Shift as well. */
export function markOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}): Mark | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === "x" ? "~" : key === "m" ? "```" : null;
  return key === "b" ? "*" : key === "i" ? "_" : null;
}

/** Puts marks around the selection, or takes them away where they are already. Spaces at its ends stay outside. */
export function wrap({ text, start, end }: Selection, mark: Mark): Selection {
  const chosen = text.slice(start, end);
  const from = start + (chosen.length - chosen.trimStart().length);
  const to = Math.max(from, end - (chosen.length - chosen.trimEnd().length));
  const [before, words, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const bare = before.slice(0, -mark.length);
    return {
      text: bare + words + after.slice(mark.length),
      start: bare.length,
      end: bare.length + words.length,
    };
  }
  const marked = before.length + mark.length;
  return { text: before + mark + words + mark + after, start: marked, end: marked + words.length };
}

/** Puts something in place of the selection, with the caret behind it. */
export function insert({ text, start, end }: Selection, what: string): Selection {
  const caret = start + what.length;
  return { text: text.slice(0, start) + what + text.slice(end), start: caret, end: caret };
}
