// WhatsApp's text marks: *bold*, _italic_, ~strike~, `code`, ```mono``` and links. Pure; never yields markup.
export type Format = "bold" | "italic" | "strike";

export type TextNode =
  | { kind: "text"; text: string }
  | { kind: Format; children: TextNode[] }
  | { kind: "code" | "mono"; text: string }
  | { kind: "link"; text: string; href: string };

const marks: Record<string, Format> = { "*": "bold", _: "italic", "~": "strike" };
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/u.test(char);

/** Splits a message into nodes. What does not close, or opens in the middle of a word, stays as typed. */
export function parseFormat(source: string): TextNode[] {
  return parse(source, "");
}

interface Found {
  node: TextNode;
  end: number;
}

/** `open` holds the marks already open around this text: they do not open twice, so nesting is three deep at most. */
function parse(source: string, open: string): TextNode[] {
  const out: TextNode[] = [];
  // Up to where a mark is known not to close: keeps long runs of marks linear.
  const unclosed = new Map<string, number>();
  let plain = "";
  const flush = () => {
    if (plain) out.push({ kind: "text", text: plain });
    plain = "";
  };
  let at = 0;
  while (at < source.length) {
    const found = nodeAt(source, at, open, unclosed);
    if (found) {
      flush();
      out.push(found.node);
      at = found.end;
    } else {
      plain += source[at];
      at += 1;
    }
  }
  flush();
  return out;
}

function nodeAt(source: string, at: number, open: string, unclosed: Map<string, number>): Found | null {
  const char = source[at] ?? "";
  if (char === "`") return codeAt(source, at);
  if (char === "h" || char === "H" || char === "w" || char === "W") return linkAt(source, at);
  const kind = marks[char];
  return kind && !open.includes(char) ? markAt(source, at, char, kind, open, unclosed) : null;
}

function codeAt(source: string, at: number): Found | null {
  for (const [fence, kind] of [
    ["```", "mono"],
    ["`", "code"],
  ] as const) {
    if (!source.startsWith(fence, at)) continue;
    const close = source.indexOf(fence, at + fence.length);
    const text = close < 0 ? "" : source.slice(at + fence.length, close);
    if (text.trim() === "" || (kind === "code" && text.includes("\n"))) continue;
    return {
      node: { kind, text: kind === "mono" ? text.replace(/^\n|\n$/g, "") : text },
      end: close + fence.length,
    };
  }
  return null;
}

function markAt(
  source: string,
  at: number,
  mark: string,
  kind: Format,
  open: string,
  unclosed: Map<string, number>,
): Found | null {
  if (isWord(source[at - 1]) || isSpace(source[at + 1]) || source[at + 1] === mark) return null;
  if (at < (unclosed.get(mark) ?? 0)) return null;
  let close = at + 2;
  for (; close < source.length && source[close] !== "\n"; close += 1) {
    if (source[close] !== mark || isSpace(source[close - 1]) || isWord(source[close + 1])) continue;
    return { node: { kind, children: parse(source.slice(at + 1, close), open + mark) }, end: close + 1 };
  }
  unclosed.set(mark, close);
  return null;
}

/** Only http and https become links; a bare www. is taken as https. Closing punctuation stays outside. */
function linkAt(source: string, at: number): Found | null {
  if (isWord(source[at - 1])) return null;
  const [match] = /^(?:https?:\/\/|www\.)[^\s<>"']+/iu.exec(source.slice(at, at + 2048)) ?? [];
  if (!match) return null;
  let text = match.replace(/[.,;:!?*_~`'"»”]+$/u, "");
  if (text.endsWith(")") && !text.includes("(")) text = text.slice(0, -1);
  const href = /^www\./iu.test(text) ? `https://${text}` : text;
  if (!URL.canParse(href) || !new URL(href).hostname.includes(".")) return null;
  return { node: { kind: "link", text, href }, end: at + text.length };
}

/** The same text without its marks, for previews. */
export function plainText(source: string): string {
  const flat = (nodes: TextNode[]): string =>
    nodes.map((node) => ("children" in node ? flat(node.children) : node.text)).join("");
  return flat(parseFormat(source)).replace(/\s+/gu, " ").trim();
}
