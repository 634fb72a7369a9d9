// What is done to a chat from the list or its page.

import { bench } from "../../api/client";
import { useBlock, useChangeChat } from "../../api/phoneQueries";
import type { Chat, ChatChange, Phone } from "../../api/types";
import { isUnread } from "./filter";

export interface ChatDeeds {
  change: (peer: string, change: ChatChange) => void;
  /** Unread becomes read, read becomes marked. */
  turnUnread: (chat: Chat) => void;
  block: (peer: string, how: "block" | "report" | "unblock") => void;
  error: Error | null;
}

export function useChatDeeds(phone: Phone): ChatDeeds {
  const change = useChangeChat(phone.id);
  const block = useBlock(phone.id);
  return {
    change: (peer, wanted) => change.mutate({ peer, change: wanted }),
    turnUnread: (chat) => {
      change.mutate({ peer: chat.peer, change: { unread: !isUnread(chat) } });
      // The live feed tells what came of reading; a failure leaves the counter standing.
      if (chat.unread > 0) bench.openChat(phone.id, chat.peer).catch(() => undefined);
    },
    block: (peer, how) => block.mutate({ peer, how }),
    error: change.error ?? block.error,
  };
}
