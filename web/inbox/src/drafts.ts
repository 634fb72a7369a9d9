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

/** Tells composers on this page that a draft was written elsewhere. */
const WRITTEN = "twinline:draft";

/** Puts a text that was written before back before whatever is being written. */
export function takeUpDraft(conversationId: string, text: string): void {
  writeDraft(conversationId, [text, readDraft(conversationId)].filter(Boolean).join("\n"));
  dispatchEvent(new CustomEvent(WRITTEN, { detail: conversationId }));
}

export function useDraft(conversationId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(conversationId));
  useEffect(() => {
    const read = () => setText(readDraft(conversationId));
    const written = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === conversationId) read();
    };
    read();
    addEventListener(WRITTEN, written);
    return () => removeEventListener(WRITTEN, written);
  }, [conversationId]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(conversationId, next);
    },
    [conversationId],
  );
  return [text, write];
}
