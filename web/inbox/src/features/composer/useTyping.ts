/** Tells the server that somebody types: bots that wait hold their tongue. At most every ten seconds, and only while one types. */
import { api } from "@twinline/api";
import { useCallback, useRef } from "react";

const EVERY_MS = 10_000;

export function useTyping(conversationId: string, away: boolean): () => void {
  const told = useRef({ id: "", at: Number.NEGATIVE_INFINITY });
  return useCallback(() => {
    const now = performance.now();
    const again = told.current.id !== conversationId || now - told.current.at >= EVERY_MS;
    if (away || !again) return;
    told.current = { id: conversationId, at: now };
    // Nobody waits for it: what is sent in the end withdraws as well.
    api.typeReply(conversationId).catch(() => {});
  }, [conversationId, away]);
}
