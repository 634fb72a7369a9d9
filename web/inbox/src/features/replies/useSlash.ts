/** Canned replies at the composer: a slash opens them, the arrows choose, Enter or Tab writes, Escape lets the slash be. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { CannedReply, ConversationSummary, Me } from "@twinline/api";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { keys } from "../../live/keys";
import { cannedRepliesQuery } from "../../live/queries";
import { insert } from "../composer/insert";
import { filledIn, matching, optionId, slashAt } from "./slash";

export function useSlash(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  { contact }: ConversationSummary,
) {
  const id = useId();
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The text in which Escape was pressed: it stays away until something is typed. */
  const [left, setLeft] = useState<string | null>(null);
  const slash = left === text ? null : slashAt(text, Math.min(caret, text.length));
  const { data } = useQuery({ ...cannedRepliesQuery, enabled: slash !== null });
  const found = slash && data ? matching(data, slash.q) : [];
  const at = Math.min(active, Math.max(found.length - 1, 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word begins at its first reply
  useEffect(() => setActive(0), [slash?.q]);

  const choose = (reply: CannedReply) => {
    const it = field.current;
    if (slash && it) insert(it, slash.from, slash.to, filledIn(reply.text, contact, me?.person.name));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!slash || !data || event.nativeEvent.isComposing) return false;
    const chosen = found[at];
    if (event.key === "Escape") setLeft(text);
    else if (!chosen) return false;
    else if (event.key === "ArrowDown") setActive((at + 1) % found.length);
    else if (event.key === "ArrowUp") setActive((at + found.length - 1) % found.length);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const menu =
    slash && data ? { id, q: slash.q, found, active: at, onActive: setActive, onChoose: choose } : null;
  const chosen = found[at];
  return {
    menu,
    onKeyDown,
    onSelect: () => setCaret(field.current?.selectionStart ?? 0),
    aria: {
      "aria-controls": menu ? id : undefined,
      "aria-activedescendant": menu && chosen ? optionId(id, chosen) : undefined,
    },
  };
}
