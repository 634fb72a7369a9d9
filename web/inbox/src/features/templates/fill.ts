/** A template's words with its blanks filled in, as the customer will read them. */

import type { Template } from "@twinline/api";
import { plainText } from "@twinline/kit";
import { locale } from "@twinline/kit/texts";

/** What stands for the blanks, by their keys. */
export type Values = Readonly<Record<string, string>>;

const BLANK = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** A piece of words: as approved, or what stands for a blank. */
export interface Piece {
  text: string;
  blank?: string;
}

/** Cuts words at their blanks; `place` is `header`, `body` or `button`. */
export function pieces(text: string, place: string, values: Values): Piece[] {
  const cut: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(BLANK)) {
    if (found.index > end) cut.push({ text: text.slice(end, found.index) });
    const blank = `${place}.${found[1]}`;
    cut.push({ text: values[blank]?.trim() || found[0], blank });
    end = found.index + found[0].length;
  }
  if (end < text.length) cut.push({ text: text.slice(end) });
  return cut;
}

export function filledIn(text: string, place: string, values: Values): string {
  return pieces(text, place, values)
    .map((piece) => piece.text)
    .join("");
}

/** Header and body as one text: what stands in the thread until the server tells it. */
export function wholeText({ header, body }: Template, values: Values): string {
  const above = header?.text ? filledIn(header.text, "header", values) : "";
  return [above, filledIn(body, "body", values)].filter(Boolean).join("\n");
}

/** Two words on each side of a blank, up to the next one: `order … is packed`. */
export function around(text: string, name: string): string {
  const cut = plainText(text).split(BLANK);
  // Between the pieces stand the names.
  const at = cut.findIndex((piece, index) => index % 2 === 1 && piece === name);
  const before = (cut[at - 1] ?? "").split(/(?=\s)/).slice(-2);
  const after = (cut[at + 1] ?? "").split(/(?=\s)/).slice(0, 3);
  return [...before, "…", ...after].join("").trim();
}

/** The words with what stood for the blanks when they were approved, in one line. */
export function exampleText({ body, blanks }: Template): string {
  const values = Object.fromEntries(blanks.map(({ key, example }) => [key, example ?? "…"]));
  return plainText(filledIn(body, "body", values));
}

/** The blanks that are still empty. */
export function missing({ blanks }: Template, values: Values): string[] {
  return blanks.map((blank) => blank.key).filter((key) => !values[key]?.trim());
}

/** Finds templates by name, words, category or language; every word must be there. */
export function matching(templates: readonly Template[], q: string): Template[] {
  const wanted = q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    const { name, body, category, language, header } = template;
    const text = [name, titleOf(template), body, header?.text ?? "", category, language, languageOf(language)]
      .join(" ")
      .toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** `order_packed` as people say it. */
export function titleOf({ name }: Pick<Template, "name">): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** `pt_PT` in words; as it is where nobody knows it. */
export function languageOf(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: "language" }).of(code.replace("_", "-")) ?? code;
  } catch {
    return code;
  }
}
