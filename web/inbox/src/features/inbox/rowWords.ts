/** What stands at the end of a conversation's row and in its preview: one fact, the most pressing first. */
import type { ConversationSummary } from "@twinline/api";
import { coarseDuration, listTime, plainText } from "@twinline/kit";
import { strings } from "../../strings";
import { moment } from "../composer/factWords";

export interface RowEnd {
  look: "time" | "wait" | "warn" | "late";
  icon: "clock" | "question" | "hourglass" | "alert" | "person" | "moon" | null;
  text: string;
}

const MINUTE = 60_000;
/** Answer targets of the team: amber past the first, red past the second. */
export const WAIT_MS_TARGET = 5 * MINUTE;
export const WAIT_MS_PROMISE = 10 * MINUTE;
const CLOSING_MS = 2 * 60 * MINUTE;

export function rowEnd(conversation: ConversationSummary, now: number): RowEnd {
  const { waiting_since, preview, window, floor } = conversation;
  if (conversation.status === "snoozed" && conversation.snoozed_until != null)
    return { look: "wait", icon: "moon", text: strings.list.until(moment(conversation.snoozed_until, now)) };
  const state = preview?.delivery?.state;
  if (state === "unknown") return { look: "warn", icon: "question", text: strings.list.notConfirmed };
  if (state === "failed" || state === "refused" || state === "expired")
    return { look: "late", icon: "alert", text: strings.list.notSent };
  if (floor.handed_over_at !== null) return { look: "late", icon: "person", text: strings.list.needsPerson };
  if (waiting_since !== null) {
    const waited = Math.max(0, now - waiting_since);
    const look = waited >= WAIT_MS_PROMISE ? "late" : waited >= WAIT_MS_TARGET ? "warn" : "wait";
    return { look, icon: "clock", text: waited < MINUTE ? strings.list.waitsLess : coarseDuration(waited) };
  }
  const left = window.until === null ? null : window.until - now;
  if (conversation.status === "open" && window.open && left !== null && left > 0 && left <= CLOSING_MS)
    return {
      look: "warn",
      icon: "hourglass",
      text: strings.list.closesIn(coarseDuration(Math.max(left, MINUTE))),
    };
  return { look: "time", icon: null, text: listTime(conversation.last_at, now) };
}

export function previewText(conversation: ConversationSummary): string {
  const { preview } = conversation;
  if (!preview) return strings.list.nothingYet;
  if (preview.revoked) return strings.list.deleted;
  if (preview.text.trim() !== "") return plainText(preview.text).replace(/\s+/g, " ");
  return strings.list.kinds[preview.kind] ?? strings.list.otherKind(preview.kind);
}
