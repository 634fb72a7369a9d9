/** What was found: people first, then messages, newest first. One list for the keys, two groups for the eye. */
import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { EmptyState, LoadingLabel, RowSkeleton } from "@twinline/kit";
import { useEffect, useRef } from "react";
import { useNow } from "../../clock";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { FoundRow } from "./FoundRow";
import { foundId, RESULTS_ID } from "./ids";
import classes from "./Search.module.css";
import type { Found, Search } from "./useSearch";

const SKELETONS = [0, 1, 2, 3, 4];
const words = strings.search;

interface Props {
  search: Search;
  selectedId: string | null;
  onEnd: () => void;
}

export default function SearchResults({ search, selectedId, onEnd }: Props) {
  const { q, people, messages, pending, error } = search;
  const now = useNow(60_000);
  const list = useRef<HTMLDivElement>(null);
  const { active } = search;
  useEffect(() => {
    if (active) document.getElementById(foundId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (pending)
    return (
      <>
        <LoadingLabel />
        {SKELETONS.map((index) => (
          <RowSkeleton key={index} />
        ))}
      </>
    );
  if (error && people.length + messages.length === 0)
    return <FailedToLoad title={words.failed} error={error} onRetry={search.retry} />;
  const nothing = people.length + messages.length === 0;
  const row = (found: Found) => (
    <FoundRow
      key={found.key}
      found={found}
      now={now}
      active={found.key === active}
      selected={found.kind === "person" && found.conversation?.id === selectedId}
      onOpen={search.open}
    />
  );
  return (
    <>
      <p className="tl-sr" role="status">
        {nothing ? words.empty(q) : words.count(people.length, messages.length, search.hasMore)}
      </p>
      {search.walk ? (
        <p className={classes.walk}>{words.walk(percent(search.walk.done, search.walk.total))}</p>
      ) : null}
      {nothing ? (
        <EmptyState
          icon={<IconSearch size={22} stroke={1.6} />}
          title={words.empty(q)}
          text={words.emptyText}
          action={
            <Button variant="default" onClick={onEnd}>
              {words.end}
            </Button>
          }
        />
      ) : null}
      <div id={RESULTS_ID} ref={list} role="listbox" aria-label={words.results} className={classes.results}>
        {people.length > 0 ? (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div role="group" aria-label={words.people}>
            <div className={classes.heading} aria-hidden>
              {words.people}
            </div>
            {people.map(row)}
          </div>
        ) : null}
        {messages.length > 0 ? (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div role="group" aria-label={words.messages}>
            <div className={classes.heading} aria-hidden>
              {words.messages}
            </div>
            {messages.map(row)}
          </div>
        ) : null}
      </div>
      {error ? <FailedToLoad title={words.failed} error={error} onRetry={search.retry} /> : null}
      {search.hasMore && !error ? (
        <div className={classes.more}>
          <Button variant="default" size="xs" loading={search.loadingMore} onClick={search.more}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function percent(done: number, total: number): number {
  return Math.floor((100 * done) / Math.max(1, total));
}
