/** What is typed behind a slash at the beginning of a line, and what stands for the blanks of a canned reply. */
import type { CannedReply, ConversationContact } from "@twinline/api";
import { readableName } from "@twinline/kit";
import { shortName } from "../composer/factWords";

export interface Slash {
  /** Where the slash stands. */
  from: number;
  /** Where the name ends, which is where one types. */
  to: number;
  q: string;
}

/** The slash that is being typed; null: none is, or something stands right behind it. */
export function slashAt(text: string, caret: number): Slash | null {
  const found = /(?:^|\n)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  const after = text[caret];
  if (!found || (after !== undefined && !/\s/.test(after))) return null;
  const q = found[1] ?? "";
  return { from: caret - q.length - 1, to: caret, q: q.toLocaleLowerCase() };
}

/** Of a reply in the menu. */
export function optionId(id: string, reply: CannedReply): string {
  return `${id}-${reply.id}`;
}

/** Those whose name begins so, then those that have it somewhere. */
export function matching(replies: readonly CannedReply[], q: string): CannedReply[] {
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(q));
  const has = replies.filter(
    ({ shortcut, text }) => !shortcut.startsWith(q) && `${shortcut} ${text}`.toLocaleLowerCase().includes(q),
  );
  return q === "" ? [...replies] : [...begins, ...has];
}

/** The names that stand for something; others stay as they are. */
export const BLANKS = ["first_name", "name", "agent"] as const;

export function filledIn(
  text: string,
  contact: Pick<ConversationContact, "name">,
  agent: string | undefined,
): string {
  const values: Record<string, string | undefined> = {
    first_name: shortName(contact.name),
    name: readableName(contact.name),
    agent: agent?.split(" ")[0],
  };
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
