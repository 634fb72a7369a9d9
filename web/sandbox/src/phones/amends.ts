// What may be done to a message now, by WhatsApp's rules as the sandbox tells them; and if not, why. Pure.

import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";

const { why } = strings.bubble;

/** The six that WhatsApp offers first. */
export const emojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

/** Null: it may be done. */
export type Reason = string | null;

export interface Amends {
  reply: Reason;
  forward: Reason;
  star: Reason;
  react: Reason;
  edit: Reason;
  delete: Reason;
  /** Undefined: there is nothing to play. */
  play: Reason | undefined;
}

export function amends(message: PhoneMessage, now: number): Amends {
  const gone = message.deleted_at !== null ? why.deleted : null;
  const unsent = message.state === "failed" ? why.neverSent : null;
  return {
    reply: gone,
    forward: gone ?? unsent ?? (message.view_once ? why.opensOnce : null),
    star: gone,
    react: gone ?? unsent,
    edit: gone ?? unsent ?? editReason(message, now),
    delete: gone ?? unsent ?? deleteReason(message, now),
    play: message.voice && !message.from_me && !gone ? (message.played ? why.played : null) : undefined,
  };
}

function editReason(message: PhoneMessage, now: number): Reason {
  if (!message.from_me) return why.notYours;
  if (message.edit_until === null) return why.nothingToEdit;
  return now > message.edit_until ? why.editOver : null;
}

function deleteReason(message: PhoneMessage, now: number): Reason {
  if (message.delete_until === null) return why.notYours;
  return now > message.delete_until ? why.deleteOver : null;
}
