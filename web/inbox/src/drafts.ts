/** Unsent text per conversation, kept in this browser so that switching or reloading loses nothing. */
import { useCallback, useEffect, useState } from "react";

const PREFIX = "twinline.draft.";

export function readDraft(conversationId: string): string {
  return localStorage.getItem(PREFIX + conversationId) ?? "";
}

export function writeDraft(conversationId: string, text: string): void {
  if (text === "") localStorage.removeItem(PREFIX + conversationId);
  else localStorage.setItem(PREFIX + conversationId, text);
}

export function useDraft(conversationId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(conversationId));
  useEffect(() => setText(readDraft(conversationId)), [conversationId]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(conversationId, next);
    },
    [conversationId],
  );
  return [text, write];
}
