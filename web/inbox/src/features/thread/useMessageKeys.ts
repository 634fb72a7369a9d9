/** The keyboard of a thread: the arrows go from message to message, a letter does something with the one that has the focus. */
import type { Message } from "@twinline/api";
import { type KeyboardEvent, useRef } from "react";

interface Options {
  messages: ReadonlyMap<string, Message>;
  onQuote: (message: Message) => void;
  onWhy: (message: Message) => void;
}

export function useMessageKeys(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const onKeyDown = useRef((event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget: log, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const isRow = target.dataset.message !== undefined;
    if (target !== log && !isRow) return;
    if (key === "ArrowUp" || key === "ArrowDown") {
      const row = beside(log, isRow ? target : null, key === "ArrowUp");
      if (!row) return;
      event.preventDefault();
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest", behavior: "instant" });
      return;
    }
    const message = latest.current.messages.get(target.dataset.message ?? "");
    if (!message) return;
    const { onQuote, onWhy } = latest.current;
    if (key === "Enter" || key === "r") {
      if (message.revoked) return;
      onQuote(message);
    } else if (key === "i") onWhy(message);
    else return;
    event.preventDefault();
  });
  return onKeyDown.current;
}

/** The message above or below; from outside, the last one in view. */
function beside(log: HTMLElement, from: HTMLElement | null, up: boolean): HTMLElement | undefined {
  const rows = [...log.querySelectorAll<HTMLElement>("[data-message]")];
  if (from) return rows[rows.indexOf(from) + (up ? -1 : 1)];
  const bottom = log.getBoundingClientRect().bottom;
  return rows.findLast((row) => row.getBoundingClientRect().top < bottom);
}
