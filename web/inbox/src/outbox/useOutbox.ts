/** The outbox of the signed-in person, as React state. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Outbox, OutboxEntry } from "./Outbox";

export const OutboxContext = createContext<Outbox | null>(null);

export function useOutbox(): { outbox: Outbox; entries: readonly OutboxEntry[] } {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error("useOutbox needs an OutboxContext above it");
  const entries = useSyncExternalStore(outbox.subscribe, () => outbox.entries);
  return { outbox, entries };
}
