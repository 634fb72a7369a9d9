/** WhatsApp's marks around what is chosen in a text: put there, or taken away if they are there. */

/** What replaces the text between `from` and `to`, and what is chosen afterwards. */
export interface Marked {
  from: number;
  to: number;
  text: string;
  chosen: [number, number];
}

/** By the keys of WhatsApp on a computer, with Ctrl or Cmd; with Shift where it says so. */
const KEYS: Record<string, string> = { b: "*", i: "_", "shift+x": "~", "shift+m": "`" };

export function markOf(key: string, shift: boolean): string | null {
  return KEYS[`${shift ? "shift+" : ""}${key.toLowerCase()}`] ?? null;
}

export function marked(text: string, start: number, end: number, mark: string): Marked {
  const inner = text.slice(start, end);
  // A mark beside a space is none: the spaces stay outside.
  const lead = inner.length - inner.trimStart().length;
  const trail = inner.trim() === "" ? 0 : inner.length - inner.trimEnd().length;
  const [from, to] = [start + (inner.trim() === "" ? 0 : lead), end - trail];
  const chosen = text.slice(from, to);
  const within = chosen.length > 1 && chosen.startsWith(mark) && chosen.endsWith(mark);
  if (within) {
    const bare = chosen.slice(1, -1);
    return { from, to, text: bare, chosen: [from, from + bare.length] };
  }
  if (text[from - 1] === mark && text[to] === mark)
    return { from: from - 1, to: to + 1, text: chosen, chosen: [from - 1, to - 1] };
  return { from, to, text: `${mark}${chosen}${mark}`, chosen: [from + 1, to + 1] };
}
