// How a phone is described: its address and its state in a few words.
import { duration } from "@twinline/kit";
import type { Phone } from "../api/types";
import { strings } from "../strings";

const words = strings.phones;

/** +44 7700 900318 for British mobile numbers, +digits for others, @username where there is no number. */
export function phoneAddress(phone: Phone): string {
  if (!phone.digits) return phone.username ? `@${phone.username}` : "";
  const british = /^44(\d{4})(\d{6})$/u.exec(phone.digits);
  return british ? `+44 ${british[1]} ${british[2]}` : `+${phone.digits}`;
}

/** Of people not in the phone book the sandbox tells "+447700900422 ~Lark"; a narrow screen has room for "~Lark". */
export const chatTitle = (title: string): string => /^\+\d+ (~.+)$/u.exec(title)?.[1] ?? title;

export function phoneState(phone: Phone, now: number): string {
  const kind = phone.kind === "business" ? words.owner : words.customer;
  const waiting = phone.waiting > 0 ? `, ${words.waiting(phone.waiting)}` : "";
  if (!phone.online)
    return `${kind}, ${words.offlineFor(duration(now - (phone.offline_since ?? now)))}${waiting}`;
  if (!phone.read_receipts) return `${kind}, ${words.noReceipts}`;
  if (phone.auto_read) return `${kind}, ${words.readsAtOnce}`;
  return `${kind}, ${phone.kind === "business" ? words.inUse : words.readsWhenOpened}`;
}
