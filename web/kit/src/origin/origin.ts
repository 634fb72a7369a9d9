// Who spoke. The class gives an element the five colours of its origin (global.css).
export type Origin = "customer" | "phone" | "agent" | "bot" | "campaign" | "api" | "nobody";

export const originClass = (origin: Origin): string => `tl-o-${origin}`;

/**
 * The one or two letters that stand for a name. Arabic takes one letter, as two would join into a word. Asides in
 * brackets do not count; of "+44 7700 900422 ~Lark" the name is "Lark"; a bare number is a #.
 */
export function initials(name: string): string {
  const clean =
    name
      .replace(/\([^)]*\)/gu, " ")
      .replace(/^(?:\+[\d\s]+)?~/u, "")
      .trim() || name.trim();
  if (clean.startsWith("@")) return "@";
  const letters = clean.split(/\s+/u).flatMap((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? []);
  const [first, ...rest] = letters;
  if (first === undefined) return /\d/u.test(clean) ? "#" : "?";
  if (/\p{Script=Arabic}/u.test(first)) return first;
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase("en-GB");
}
