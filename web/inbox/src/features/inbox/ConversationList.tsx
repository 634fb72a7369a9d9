/** The live, virtual list of conversations. Rows have one height, so nothing jumps while it moves. */
import { useMediaQuery } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { ConversationSummary, Label } from "@twinline/api";
import { LoadingLabel, RowSkeleton } from "@twinline/kit";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNow } from "../../clock";
import type { ListQuery } from "../../live/keys";
import { labelsQuery, listQuery, loadMoreOfList, meQuery } from "../../live/queries";
import { useLooksOn } from "../../live/useLooksOn";
import { type InboxSearch, inboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { type Chosen, useChosen } from "../bulk/useChosen";
import { useSearch } from "../search/useSearch";
import { ChoosableRow } from "./ChoosableRow";
import classes from "./ConversationList.module.css";
import { EmptyList } from "./EmptyList";
import { ListHead } from "./ListHead";
import { useListKeys } from "./useListKeys";

const NO_LABELS: Label[] = [];
const NO_ITEMS: ConversationSummary[] = [];
const BulkBar = lazy(() => import("../bulk/BulkBar"));
const SearchResults = lazy(() => import("../search/SearchResults"));
const SKELETONS = [0, 1, 2, 3, 4, 5, 6, 7];

interface Props {
  query: ListQuery;
  selectedId: string | null;
}

export function ConversationList({ query, q, selectedId }: Props & { q: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch(q);
  const { data: list, error, refetch, isPending } = useQuery(listQuery(client, query));
  const [searching, setSearching] = useState(q !== "");
  const [filtering, setFiltering] = useState(false);
  const endSearch = () => {
    setSearching(false);
    const all = (old: InboxSearch) => inboxSearch({ ...old, q: "" });
    void navigate({ to: ".", search: all, hash: true, replace: true });
  };
  const items = list?.items ?? NO_ITEMS;
  const chosen = useChosen(!useLooksOn());
  // Another list is another choice.
  const listed = JSON.stringify(query) + q;
  const { clear } = chosen;
  useEffect(() => {
    if (listed) clear();
  }, [listed, clear]);
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  useListKeys({
    items: q === "" ? items : [],
    selectedId,
    onSearch: () => setSearching(true),
    onFilter: () => setFiltering(true),
    chosen,
    scrollTo: (index) => scrollTo.current(index),
  });

  return (
    <section className={`tl-pane ${classes.list}`} aria-label={strings.list.label}>
      <ListHead
        query={query}
        search={search}
        searching={searching || q !== ""}
        onSearching={setSearching}
        filtering={filtering}
        onFiltering={setFiltering}
        choosing={chosen.choosing}
        onChoosing={() => (chosen.choosing ? chosen.clear() : chosen.begin())}
      />
      <div className={classes.rows} ref={scroller}>
        {q !== "" ? (
          <Suspense fallback={<RowSkeletons />}>
            <SearchResults search={search} selectedId={selectedId} onEnd={endSearch} />
          </Suspense>
        ) : isPending ? (
          <RowSkeletons />
        ) : error && !list ? (
          <FailedToLoad title={strings.list.failed} error={error} onRetry={() => void refetch()} />
        ) : items.length === 0 && list?.nextCursor === null ? (
          <EmptyList query={query} />
        ) : (
          <Rows
            key={JSON.stringify(query)}
            query={query}
            items={items}
            hasMore={list?.nextCursor != null}
            selectedId={selectedId}
            scroller={scroller}
            scrollTo={scrollTo}
            chosen={chosen}
          />
        )}
      </div>
      {chosen.choosing ? (
        <Suspense fallback={null}>
          <BulkBar chosen={chosen} items={items} />
        </Suspense>
      ) : null}
    </section>
  );
}

interface RowsProps extends Props {
  items: ConversationSummary[];
  hasMore: boolean;
  scroller: React.RefObject<HTMLDivElement | null>;
  scrollTo: React.RefObject<(index: number) => void>;
  chosen: Chosen;
}

function Rows({ query, items, hasMore, selectedId, scroller, scrollTo, chosen }: RowsProps) {
  const client = useQueryClient();
  const now = useNow();
  const { data: me } = useQuery(meQuery);
  const { data: labels = NO_LABELS } = useQuery(labelsQuery);
  const pins = useMemo(() => new Set(me?.pins), [me?.pins]);
  const narrow = useMediaQuery("(max-width: 767px)", undefined, { getInitialValueInEffect: false });
  const height = narrow ? 72 : 64;
  const [failure, setFailure] = useState<unknown>(null);
  const virtual = useVirtualizer({
    count: items.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => items[index]?.id ?? "more",
    overscan: 6,
    initialRect: { width: 348, height: 800 },
  });
  scrollTo.current = (index) => virtual.scrollToIndex(index, { align: "auto" });
  // The height is fixed per width; measured sizes of the other width must go.
  useEffect(() => {
    if (height) virtual.measure();
  }, [height, virtual]);

  const latest = useRef({ items, chosen });
  latest.current = { items, chosen };
  const choose = useCallback((id: string, reaching: boolean) => {
    const { items, chosen } = latest.current;
    if (!reaching) return chosen.toggle(id);
    chosen.reach(
      id,
      items.map((item) => item.id),
    );
  }, []);
  const shown = virtual.getVirtualItems();
  const atEnd = hasMore && shown.at(-1)?.index === items.length;
  useEffect(() => {
    if (!atEnd || failure) return;
    loadMoreOfList(client, query).catch(setFailure);
  }, [atEnd, failure, client, query]);

  return (
    <div className={classes.sheet} data-sheet style={{ blockSize: virtual.getTotalSize() }}>
      {shown.map(({ index, start, key }) => {
        const conversation = items[index];
        return (
          <div key={key} className={classes.place} style={{ transform: `translateY(${start}px)` }}>
            {conversation ? (
              <ChoosableRow
                chosen={chosen.ids.has(conversation.id)}
                choosing={chosen.choosing}
                onChoose={choose}
                conversation={conversation}
                selected={conversation.id === selectedId}
                pinned={pins.has(conversation.id)}
                labels={labels}
                now={now}
              />
            ) : failure ? (
              <FailedToLoad
                title={strings.list.moreFailed}
                error={failure}
                onRetry={() => setFailure(null)}
              />
            ) : (
              <RowSkeleton />
            )}
          </div>
        );
      })}
    </div>
  );
}

function RowSkeletons() {
  return (
    <>
      <LoadingLabel />
      {SKELETONS.map((index) => (
        <RowSkeleton key={index} />
      ))}
    </>
  );
}
