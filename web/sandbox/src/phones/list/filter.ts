// Which chats a phone's list shows, and in which order. Pure.
import type { Chat, LabelId } from "../../api/types";

export type Filter = { by: "all" | "unread" | "archived" } | { by: "label"; label: LabelId };

export const isUnread = (chat: Chat): boolean => chat.unread > 0 || chat.marked_unread;

function passes(chat: Chat, filter: Filter): boolean {
  switch (filter.by) {
    case "all":
      return !chat.archived;
    case "unread":
      return !chat.archived && isUnread(chat);
    case "archived":
      return chat.archived;
    case "label":
      return chat.labels.includes(filter.label);
  }
}

/** Archived chats stand apart; a label shows them as well. Pinned ones stand on top, then the newest. */
export const filterChats = (chats: Chat[], filter: Filter): Chat[] =>
  chats
    .filter((chat) => passes(chat, filter))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at);

/** Chats whose name holds every word, in any order. */
export function namedLike(chats: Chat[], words: string): Chat[] {
  const parts = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return chats.filter(({ title }) => parts.every((part) => title.toLowerCase().includes(part)));
}
