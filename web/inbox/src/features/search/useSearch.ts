/** What the search finds, as one list of places to go to, and which of them the keys are at. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, type FoundConversation, type FoundMessage, type FoundPerson } from "@twinline/api";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from "react";
import { keys } from "../../live/keys";

/** What is found changes as people write; asked again after so long. */
const FRESH_MS = 5_000;

export type Found =
  | { kind: "person"; key: string; person: FoundPerson; conversation: FoundConversation | null }
  | { kind: "message"; key: string; message: FoundMessage };

export interface Search {
  q: string;
  people: Extract<Found, { kind: "person" }>[];
  messages: Extract<Found, { kind: "message" }>[];
  /** Null unless the index does not hold everything yet. */
  walk: { done: number; total: number } | null;
  pending: boolean;
  error: unknown;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  retry: () => void;
  /** Key of the place that Enter opens. */
  active: string | null;
  activate: (key: string) => void;
  open: (found: Found) => void;
  /** Arrows and Enter, typed in the field. Returns whether the key was used. */
  onKey: (event: KeyboardEvent) => boolean;
}

export function useSearch(q: string): Search {
  const navigate = useNavigate({ from: "/inbox" });
  const query = useInfiniteQuery({
    queryKey: keys.search(q),
    queryFn: ({ pageParam }) => api.search({ q, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    enabled: q !== "",
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  const pages = query.data?.pages;
  const people = useMemo(() => (pages ?? []).flatMap((page) => page.people.flatMap(placesOf)), [pages]);
  const messages = useMemo(
    () =>
      (pages ?? [])
        .flatMap((page) => page.messages)
        .map((message) => ({ kind: "message" as const, key: `m-${message.id}`, message })),
    [pages],
  );
  const all = useMemo<Found[]>(() => [...people, ...messages], [people, messages]);
  const [active, setActive] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => setActive(null), [q]);

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const open = useCallback(
    (found: Found) => {
      const id = found.kind === "person" ? found.conversation?.id : found.message.conversation_id;
      if (id === undefined) return;
      setActive(found.key);
      void navigate({
        to: "/inbox/$conversationId",
        params: { conversationId: id },
        search: true,
        ...(found.kind === "message" ? { hash: found.message.order } : {}),
      });
    },
    [navigate],
  );

  const onKey = (event: KeyboardEvent): boolean => {
    const at = all.findIndex((found) => found.key === active);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const next = all[Math.max(0, at + step)];
      if (next) setActive(next.key);
      if (at + step >= all.length - 1) more();
      return all.length > 0;
    }
    const chosen = event.key === "Enter" ? (all[at] ?? all[0]) : undefined;
    if (chosen) open(chosen);
    return chosen !== undefined;
  };

  return {
    q,
    people,
    messages,
    walk: pages?.at(-1)?.walk ?? null,
    pending: q !== "" && query.isPending,
    error: query.error,
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    more,
    retry: () => void query.refetch(),
    active,
    activate: setActive,
    open,
    onKey,
  };
}

/** A person is found once for each conversation; somebody without one is shown all the same. */
function placesOf(person: FoundPerson): Extract<Found, { kind: "person" }>[] {
  const key = `p-${person.contact.id}`;
  if (person.conversations.length === 0) return [{ kind: "person", key, person, conversation: null }];
  return person.conversations.map((conversation) => ({
    kind: "person" as const,
    key: `${key}-${conversation.id}`,
    person,
    conversation,
  }));
}
