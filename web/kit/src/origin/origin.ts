// Who spoke. The class gives an element the five colours of its origin (global.css).
export type Origin = "customer" | "phone" | "agent" | "bot" | "campaign" | "api" | "nobody";

export const originClass = (origin: Origin): string => `tl-o-${origin}`;

/** The one or two letters that stand for a name. Arabic takes one letter, as two would join into a word. */
export function initials(name: string): string {
  const clean = name.trim();
  if (clean.startsWith("@")) return "@";
  const words = clean.split(/\s+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = words.map((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? "");
  const [first = "?", ...rest] = letters;
  if (/\p{Script=Arabic}/u.test(first)) return first;
  const last = rest.at(-1) ?? "";
  const second = /\p{N}/u.test(last) ? "" : last;
  return (first + second).toLocaleUpperCase("en-GB");
}
