// The part of a text around what was sought. Pure.
import { plainText } from "@twinline/kit";

/** So much stands before a hit far inside a text. */
const before = 24;

/** Before, the hit as written, after; a text without the hit is all before. */
export function snippet(text: string, sought: string): [string, string, string] {
  const plain = plainText(text);
  const [first = ""] = sought.toLowerCase().split(/\s+/u).filter(Boolean);
  const at = first === "" ? -1 : plain.toLowerCase().indexOf(first);
  if (at < 0) return [plain, "", ""];
  const from = at > before * 1.5 ? plain.indexOf(" ", at - before) + 1 : 0;
  const start = from > 0 && from <= at ? from : 0;
  return [
    (start > 0 ? "…" : "") + plain.slice(start, at),
    plain.slice(at, at + first.length),
    plain.slice(at + first.length),
  ];
}
