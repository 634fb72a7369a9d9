// Turns a body into coloured pieces. Pure; what is no JSON stays as it came.

export interface Piece {
  kind: "plain" | "key" | "string" | "number" | "word";
  text: string;
}

const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/gu;

/** Two spaces of indent, as people read it; null when the text is no JSON. */
export function pretty(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

export function pieces(json: string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const match of json.matchAll(token)) {
    const [whole, text, colon, number, word] = match;
    if (match.index > at) out.push({ kind: "plain", text: json.slice(at, match.index) });
    at = match.index + whole.length;
    if (text !== undefined) {
      out.push({ kind: colon === undefined ? "string" : "key", text });
      if (colon !== undefined) out.push({ kind: "plain", text: colon });
    } else if (number !== undefined) out.push({ kind: "number", text: number });
    else if (word !== undefined) out.push({ kind: "word", text: word });
  }
  if (at < json.length) out.push({ kind: "plain", text: json.slice(at) });
  return out;
}
