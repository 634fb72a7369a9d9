/** Who else has the open conversation before them, and who writes in it: told by the socket, kept nowhere. */
import type { Present } from "@twinline/api";
import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore } from "react";

/** So long after the last key nobody is said to write any more. */
const WRITES_MS = 6_000;
const NOBODY: Present[] = [];

/** One page's: where its person is, and who else is there. */
export class Presence {
  #at: string | null = null;
  #people: Present[] = NOBODY;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly tell: (at: string | null, writing: boolean) => void) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get people(): Present[] {
    return this.#people;
  }

  look(at: string | null, writing: boolean): void {
    if (this.#at !== at) this.#take(NOBODY);
    this.#at = at;
    this.tell(at, writing);
  }

  heard(at: string, people: Present[]): void {
    if (at === this.#at) this.#take(people);
  }

  #take(people: Present[]): void {
    this.#people = people;
    for (const listener of this.#listeners) listener();
  }
}

export const PresenceContext = createContext<Presence | null>(null);

/** The others at the conversation that {@link useLooking} told. */
export function usePresent(): Present[] {
  const presence = useContext(PresenceContext);
  return useSyncExternalStore(presence?.subscribe ?? never, () => presence?.people ?? NOBODY);
}

const never = () => () => {};

/** Tells that this conversation is open; the returned function, that a key was pressed in its answer. */
export function useLooking(conversationId: string): (writes: boolean) => void {
  const presence = useContext(PresenceContext);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    presence?.look(conversationId, false);
    return () => {
      clearTimeout(timer.current);
      presence?.look(null, false);
    };
  }, [presence, conversationId]);
  return useCallback(
    (writes: boolean) => {
      clearTimeout(timer.current);
      presence?.look(conversationId, writes);
      if (writes) timer.current = setTimeout(() => presence?.look(conversationId, false), WRITES_MS);
    },
    [presence, conversationId],
  );
}
