// WhatsApp's marks for whole lines: "- " and "* " for lists, "1. " for numbered ones, "> " for quotes. Pure.

export type Block = { kind: "text" | "quote"; text: string } | { kind: "item"; marker: string; text: string };

const item = /^(?:[-*]|(\d{1,3})\.) (?=\S)/u;
const fence = "```";

/** Splits a message into lines with a mark and the stretches of text between them. Code keeps its lines together. */
export function parseBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  let inCode = false;
  for (const line of source.split("\n")) {
    const block: Block = inCode ? { kind: "text", text: line } : blockOf(line);
    const last = blocks.at(-1);
    if (block.kind !== "item" && last?.kind === block.kind) last.text += `\n${block.text}`;
    else blocks.push(block);
    if (line.split(fence).length % 2 === 0) inCode = !inCode;
  }
  return blocks;
}

function blockOf(line: string): Block {
  if (/^> (?=\S)/u.test(line)) return { kind: "quote", text: line.slice(2) };
  const [mark, number] = item.exec(line) ?? [];
  if (mark === undefined) return { kind: "text", text: line };
  return { kind: "item", marker: number === undefined ? "•" : `${number}.`, text: line.slice(mark.length) };
}
