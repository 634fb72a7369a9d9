// Tells the other phone that somebody writes here, now and then while they do.
import { useRef } from "react";
import { phoneCalls } from "../../api/phones";

const everyMs = 4000;

export function useTyping(phone: string, peer: string): () => void {
  const told = useRef(0);
  return () => {
    const now = Date.now();
    if (now - told.current < everyMs) return;
    told.current = now;
    // Dots that fail to show are nobody's loss.
    phoneCalls.typing(phone, peer).catch(() => undefined);
  };
}
