/** The list's keys: j/k or arrows move, Enter opens what is focused, Esc goes back, `/` searches, Shift+F filters. */
import { useNavigate } from "@tanstack/react-router";
import type { ConversationSummary } from "@twinline/api";
import { useMemo, useRef } from "react";
import { useShortcuts } from "../shell/shortcuts";

interface Options {
  items: readonly ConversationSummary[];
  selectedId: string | null;
  onSearch: () => void;
  onFilter: () => void;
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
    const down = () => move(1);
    const up = () => move(-1);
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
