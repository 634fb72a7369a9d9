/** The keyboard of the inbox. Single keys, only while nobody is typing. */
import { useEffect } from "react";

// A dialog or menu closes on the very key we see; whether it was open must be asked before it hears of it.
let overlaid = false;
const look = () => {
  overlaid = document.querySelector('[role="dialog"], [role="menu"]') !== null;
};
globalThis.addEventListener?.("keydown", look, true);

/**
 * Listens for single keys outside text fields; a handler that returns false lets the key through. `first`: before all that
 * listen without it.
 */
export function useShortcuts(
  handlers: Record<string, (event: KeyboardEvent) => boolean | undefined>,
  first = false,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (overlaid) return;
      const handler = handlers[event.key];
      if (handler && handler(event) !== false) event.preventDefault();
    };
    document.addEventListener("keydown", listen, first);
    return () => document.removeEventListener("keydown", listen, first);
  }, [handlers, first]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A tick takes no letters.
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
