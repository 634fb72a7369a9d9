// The words and signs of an expression. Pure.

export type Token =
  | { kind: "value"; text: string; value: string | number | boolean }
  | { kind: "reference"; text: string }
  | { kind: "sign"; text: string };

const shapes =
  /\s*(?:\$\{(?<reference>[^{}]+)\}|'(?<word>(?:\\.|[^'\\])*)'|(?<number>\d+(?:\.\d+)?)|(?<truth>true|false)\b|(?<sign>\|\||&&|==|!=|<=|>=|[<>!+\-/%()]))/uy;

/** All of them, or why they cannot be read. */
export function tokens(text: string): Token[] | string {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  shapes.lastIndex = 0;
  let at = 0;
  while (at < end) {
    shapes.lastIndex = at;
    const shape = shapes.exec(text);
    if (!shape?.groups) return `“${text.slice(at, at + 12).trim()}” is not understood`;
    found.push(token(shape.groups));
    at = shapes.lastIndex;
  }
  return found;
}

function token(shape: Record<string, string | undefined>): Token {
  const { reference, word, number, truth, sign } = shape;
  if (reference !== undefined) return { kind: "reference", text: reference };
  if (word !== undefined) return { kind: "value", text: word, value: word.replace(/\\+(.)/gu, "$1") };
  if (number !== undefined) return { kind: "value", text: number, value: Number(number) };
  if (truth !== undefined) return { kind: "value", text: truth, value: truth === "true" };
  return { kind: "sign", text: sign ?? "" };
}
