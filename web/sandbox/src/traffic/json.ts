// Turns a body into coloured pieces. Pure; what is no JSON stays as it came.

export interface Piece {
  kind: "plain" | "key" | "string" | "number" | "word";
  text: string;
}

const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/gu;

const lineMax = 64;

/** Laid out as people read it: what fits stays on one line, the rest is indented. Null when the text is no JSON. */
export function pretty(text: string): string | null {
  try {
    return lay(JSON.parse(text), "");
  } catch {
    return null;
  }
}

function lay(value: unknown, indent: string): string {
  const flat = flatten(value);
  if (typeof value !== "object" || value === null || flat.length + indent.length <= lineMax) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    // A lone element hugs its brackets: WhatsApp wraps nearly everything in lists of one.
    if (value.length === 1) return `[${lay(value[0], indent)}]`;
    return `[\n${value.map((item) => deeper + lay(item, deeper)).join(",\n")}\n${indent}]`;
  }
  const rows = Object.entries(value).map(
    ([key, item]) => `${deeper}${JSON.stringify(key)}: ${lay(item, deeper)}`,
  );
  return `{\n${rows.join(",\n")}\n${indent}}`;
}

function flatten(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatten).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const rows = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatten(item)}`);
  return rows.length > 0 ? `{ ${rows.join(", ")} }` : "{}";
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
