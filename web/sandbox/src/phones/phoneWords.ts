// How a phone is described: its address and its state in a few words.
import { duration, phoneNumber, readableName } from "@twinline/kit";
import type { Phone } from "../api/types";
import { strings } from "../strings";

const words = strings.phones;

/** +44 7700 900318, or @username where there is no number. */
export function phoneAddress(phone: Phone): string {
  if (!phone.digits) return phone.username ? `@${phone.username}` : "";
  return phoneNumber(phone.digits) ?? `+${phone.digits}`;
}

/** Of people not in the phone book the sandbox tells "+447700900422 ~Lark"; a narrow screen has room for "~Lark". */
export const chatTitle = (title: string): string => /^\+\d+ (~.+)$/u.exec(title)?.[1] ?? readableName(title);

export function phoneState(phone: Phone, now: number): string {
  const kind = phone.kind === "business" ? words.owner : words.customer;
  const waiting = phone.waiting > 0 ? `, ${words.waiting(phone.waiting)}` : "";
  if (!phone.online)
    return `${kind}, ${words.offlineFor(duration(now - (phone.offline_since ?? now)))}${waiting}`;
  if (!phone.read_receipts) return `${kind}, ${words.noReceipts}`;
  if (phone.auto_read) return `${kind}, ${words.readsAtOnce}`;
  return `${kind}, ${phone.kind === "business" ? words.inUse : words.readsWhenOpened}`;
}
