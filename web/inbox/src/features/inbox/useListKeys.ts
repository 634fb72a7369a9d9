/** The list's keys: j/k or arrows move, Enter opens what is focused, Esc goes back, `/` searches, Shift+F filters, x
 * chooses, Shift with an arrow chooses on. */
import { useNavigate } from "@tanstack/react-router";
import type { ConversationSummary } from "@twinline/api";
import { useMemo, useRef } from "react";
import type { Chosen } from "../bulk/useChosen";
import { useShortcuts } from "../shell/shortcuts";

interface Options {
  items: readonly ConversationSummary[];
  selectedId: string | null;
  onSearch: () => void;
  onFilter: () => void;
  chosen: Chosen;
  scrollTo: (index: number) => void;
}

export function useListKeys(options: Options): void {
  const navigate = useNavigate({ from: "/inbox" });
  const latest = useRef(options);
  latest.current = options;
  const handlers = useMemo(() => {
    const open = (id: string) =>
      void navigate({ to: "/inbox/$conversationId", params: { conversationId: id }, search: true });
    const move = (step: number) => {
      const { items, selectedId, scrollTo } = latest.current;
      const at = items.findIndex((item) => item.id === selectedId);
      const index = at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step;
      const next = items[index];
      if (!next) return false;
      scrollTo(index);
      open(next.id);
      return true;
    };
    const openFocused = () => {
      const id = document.activeElement?.getAttribute("data-row");
      if (id) open(id);
      return id !== null && id !== undefined;
    };
    /** The row under the keyboard: the one that was touched last, has the focus, or is open. */
    const current = () =>
      latest.current.chosen.last() ??
      document.activeElement?.getAttribute("data-row") ??
      latest.current.selectedId;
    const choose = () => {
      const id = current() ?? latest.current.items[0]?.id;
      if (id) latest.current.chosen.toggle(id);
      return id !== undefined;
    };
    const extend = (step: number) => {
      const { items, chosen, scrollTo } = latest.current;
      const from = current();
      const at = items.findIndex((item) => item.id === from);
      const [first, next] = [items[Math.max(at, 0)], items[at + step]];
      if (!first || !next) return true;
      if (!chosen.ids.has(first.id)) chosen.toggle(first.id);
      chosen.reach(
        next.id,
        items.map(({ id }) => id),
      );
      scrollTo(at + step);
      return true;
    };
    const down = (event: KeyboardEvent) => (event.shiftKey ? extend(1) : move(1));
    const up = (event: KeyboardEvent) => (event.shiftKey ? extend(-1) : move(-1));
    const leave = () => {
      if (latest.current.selectedId === null) return false;
      void navigate({ to: "/inbox", search: true });
      return true;
    };
    const filter = () => {
      latest.current.onFilter();
      return true;
    };
    return {
      j: down,
      k: up,
      J: down,
      K: up,
      x: choose,
      ArrowDown: down,
      ArrowUp: up,
      Enter: openFocused,
      Escape: leave,
      F: filter,
      "/": () => {
        latest.current.onSearch();
        requestAnimationFrame(() => document.querySelector<HTMLInputElement>("[data-search]")?.focus());
        return true;
      },
    };
  }, [navigate]);
  useShortcuts(handlers);
}
