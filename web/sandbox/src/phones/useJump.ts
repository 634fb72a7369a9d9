// Brings a message into view, loading earlier pages until it is there.
import { type RefObject, useEffect, useState } from "react";
import type { PhoneMessage } from "../api/types";

export interface Pages {
  messages: PhoneMessage[];
  more: boolean;
  loading: boolean;
  loadMore: () => void;
}

export interface Jump {
  /** The message just brought into view. */
  found: string | null;
  /** The last one asked for is not on this phone. */
  missing: boolean;
  jump: (message: string) => void;
}

export function useJump(log: RefObject<HTMLElement | null>, pages: Pages, first: string | null): Jump {
  const [sought, setSought] = useState(first);
  const [found, setFound] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const { messages, more, loading, loadMore } = pages;
  useEffect(() => {
    if (sought === null || loading) return;
    if (messages.some((message) => message.id === sought)) {
      setFound(sought);
      setSought(null);
    } else if (more) loadMore();
    else {
      setMissing(true);
      setSought(null);
    }
  }, [sought, messages, more, loading, loadMore]);
  useEffect(() => {
    if (found === null) return;
    const bubble = log.current?.querySelector(`[data-message="${CSS.escape(found)}"]`);
    bubble?.scrollIntoView({ block: "center" });
    // The keyboard goes there as well: to the button of the message.
    bubble?.querySelector<HTMLElement>("[data-menu]")?.focus({ preventScroll: true });
  }, [found, log]);
  const jump = (message: string) => {
    setFound(null);
    setMissing(false);
    setSought(message);
  };
  return { found, missing, jump };
}
