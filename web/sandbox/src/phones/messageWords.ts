// A message in a few words, for names of buttons and lines about it.
import { plainText } from "@twinline/kit";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { phoneStrings } from "./strings";

const words = strings.thread;
const longest = 60;

export const kindWord = (kind: string): string => words.kinds[kind] ?? words.otherKind(kind);

export function messageWords(message: PhoneMessage): string {
  if (message.deleted_at !== null) return words.deleted;
  if (message.view_once) return kindWord(message.kind);
  const said = cardWords(message) ?? message.text;
  return said ? plainText(said).slice(0, longest) : kindWord(message.kind);
}

function cardWords({ card }: PhoneMessage): string | null {
  switch (card?.type) {
    case "location":
      return card.name ?? card.address ?? phoneStrings.card.place;
    case "contacts":
      return card.contacts[0]?.name ?? phoneStrings.card.contact;
    case "answer":
      return card.title;
    case "offer":
      return card.body ?? card.header?.text ?? card.actions[0]?.title ?? phoneStrings.card.noWords;
    default:
      return null;
  }
}
