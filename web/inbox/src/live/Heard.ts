/** Hands what the socket tells to whoever wants to know that it is news, beside the cache in which it ends. */
import type { LiveItem } from "@twinline/api";
import { createContext } from "react";

export class Heard {
  readonly #listeners = new Set<(items: readonly LiveItem[]) => void>();

  tell(items: readonly LiveItem[]): void {
    for (const listener of this.#listeners) listener(items);
  }

  listen(listener: (items: readonly LiveItem[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const HeardContext = createContext(new Heard());
