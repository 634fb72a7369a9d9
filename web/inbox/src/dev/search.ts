/** The stand-in's search: words by their beginnings, without accents. The platform's folds and cuts far better. */
import type { Mark, SearchPage } from "@twinline/api";
import type { Story } from "./story";

const EXCERPT = 160;

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

function marksOf(text: string, words: readonly string[]): Mark[] | null {
  const marks: Mark[] = [];
  const missing = new Set(words);
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = words.find((each) => plain(match[0]).startsWith(each));
    if (word === undefined) continue;
    missing.delete(word);
    marks.push({ start: match.index, end: match.index + word.length });
  }
  return missing.size === 0 ? marks : null;
}

export function searchIn(all: readonly Story[], asked: URLSearchParams): SearchPage {
  const q = asked.get("q") ?? "";
  const words = plain(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return { people: [], messages: [], next_cursor: null, walk: null };
  const digits = q.replace(/\D/g, "");
  const people = all.flatMap(({ summary }) => {
    const { contact } = summary;
    const byName = marksOf(contact.name, words);
    const byNumber = digits !== "" && /^[\d\s+()./-]+$/.test(q) && contact.digits?.includes(digits);
    if (!byName && !byNumber) return [];
    const conversation = {
      id: summary.id,
      line_id: summary.line_id,
      line_name: "Forno Aurora",
      last_at: summary.last_at,
    };
    return [{ contact, rule_person: null, name_marks: byName ?? [], conversations: [conversation] }];
  });
  const messages = all
    .flatMap(({ summary, messages: said }) =>
      said.flatMap((message) => {
        const text = message.revoked ? "" : (message.text ?? message.media?.filename ?? "");
        const marks = marksOf(text, words);
        if (!marks) return [];
        return [
          {
            id: message.id,
            conversation_id: message.conversation_id,
            line_id: summary.line_id,
            contact: summary.contact,
            author: message.author,
            direction: message.direction,
            at: message.at,
            order: message.order,
            kind: message.kind,
            excerpt: text.slice(0, EXCERPT),
            marks: marks.filter((mark) => mark.end <= EXCERPT),
          },
        ];
      }),
    )
    .sort((a, b) => b.at - a.at);
  return { people: asked.has("cursor") ? [] : people, messages, next_cursor: null, walk: null };
}
