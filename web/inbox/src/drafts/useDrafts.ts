/** The drafts of whoever is signed in, as React state. */
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Drafts } from "./Drafts";

export const DraftsContext = createContext<Drafts | null>(null);

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("useDrafts needs a DraftsContext above it");
  return drafts;
}

/** The text of one conversation, and how to write it. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const drafts = useDrafts();
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.text(conversationId));
  const write = useCallback((next: string) => drafts.write(conversationId, next), [drafts, conversationId]);
  return [text, write];
}
