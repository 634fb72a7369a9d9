// The markdown of flow texts, as far as phones draw it: headings, lists, bold, italic, struck, links. Pure.

export interface Span {
  text: string;
  look: "bold" | "italic" | "struck" | null;
  url: string | null;
}

export interface Line {
  look: "heading" | "subheading" | "item" | "words";
  /** Of an item: its dot or number. */
  mark: string | null;
  spans: Span[];
}

const inline =
  /\*\*(?<bold>[^*]+)\*\*|~~(?<struck>[^~]+)~~|\*(?<italic>[^*]+)\*|\[(?<link>[^\]]+)\]\((?<url>https?:[^)\s]+)\)/gu;

export const linesOf = (text: string): Line[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(lineOf);

function lineOf(line: string): Line {
  const heading = /^(#{1,2})\s+(.*)$/u.exec(line);
  if (heading)
    return {
      look: heading[1] === "#" ? "heading" : "subheading",
      mark: null,
      spans: spansOf(heading[2] ?? ""),
    };
  const item = /^\s*(?:[-+*]|(\d+)\.)\s+(.*)$/u.exec(line);
  if (item) return { look: "item", mark: item[1] ? `${item[1]}.` : "•", spans: spansOf(item[2] ?? "") };
  return { look: "words", mark: null, spans: spansOf(line) };
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const plain = (from: number, to: number) => {
    if (to > from) spans.push({ text: text.slice(from, to), look: null, url: null });
  };
  let at = 0;
  for (const found of text.matchAll(inline)) {
    const { bold, struck, italic, link, url } = found.groups ?? {};
    plain(at, found.index);
    const look = bold ? "bold" : struck ? "struck" : italic ? "italic" : null;
    spans.push({ text: bold ?? struck ?? italic ?? link ?? "", look, url: url ?? null });
    at = found.index + found[0].length;
  }
  plain(at, text.length);
  return spans;
}
