/** A note that is begun, kept in this browser per conversation. The answer that is begun beside it is another text. */
import { useState } from "react";

const PREFIX = "twinline.note.";

/** For one conversation: another one needs a component of its own. */
export function useNoteDraft(conversationId: string): [string, (text: string) => void] {
  const key = PREFIX + conversationId;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? "");
  const write = (next: string) => {
    setText(next);
    if (next === "") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [text, write];
}
