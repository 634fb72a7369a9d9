/**
 * Closes the gap between a snapshot and the socket: items that arrive while a snapshot is on its way would find no
 * cache to land in, or be overwritten by it. They are recorded and applied to the snapshot when it arrives.
 */
import type { LiveItem } from "@twinline/api";

const open = new Set<LiveItem[]>();

export function recordItems(items: readonly LiveItem[]): void {
  for (const recording of open) recording.push(...items);
}

/** Runs `fetch` and hands back its answer with what the socket told meanwhile. */
export async function recording<T>(fetch: () => Promise<T>): Promise<{ answer: T; meanwhile: LiveItem[] }> {
  const meanwhile: LiveItem[] = [];
  open.add(meanwhile);
  try {
    return { answer: await fetch(), meanwhile };
  } finally {
    open.delete(meanwhile);
  }
}
