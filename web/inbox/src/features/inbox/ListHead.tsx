/** The list's head: the search, or views with their counts, the order and the filters. All of it lives in the address. */
import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconClock, IconListCheck, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ConversationSort, ConversationView } from "@twinline/api";
import { Logo } from "@twinline/kit";
import { useCallback } from "react";
import type { ListQuery } from "../../live/keys";
import { countsQuery, labelsQuery, numbersQuery, peopleQuery } from "../../live/queries";
import { useLooksOn } from "../../live/useLooksOn";
import { DEFAULT_SORT, type InboxSearch, inboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { SearchField } from "../search/SearchField";
import type { Search } from "../search/useSearch";
import { ViewsMenu } from "../views/ViewsMenu";
import { FilterBar } from "./FilterBar";
import { FilterMenu } from "./FilterMenu";
import classes from "./ListHead.module.css";

const VIEWS = ["waiting", "mine", "unassigned", "all"] as const;

interface Props {
  query: ListQuery;
  search: Search;
  searching: boolean;
  onSearching: (open: boolean) => void;
  filtering: boolean;
  onFiltering: (open: boolean) => void;
  choosing: boolean;
  onChoosing: () => void;
}

export function ListHead({
  query,
  search,
  searching,
  onSearching,
  filtering,
  onFiltering,
  choosing,
  onChoosing,
}: Props) {
  const navigate = useNavigate();
  const looksOn = useLooksOn();
  const { data: numbers } = useQuery(numbersQuery);
  const { data: people } = useQuery(peopleQuery);
  const { data: labels } = useQuery(labelsQuery);
  const known = { numbers: numbers ?? [], people: people ?? [], labels: labels ?? [] };
  const set = (change: { [K in keyof InboxSearch]?: InboxSearch[K] | undefined }) =>
    void navigate({
      to: ".",
      search: (old: InboxSearch) => inboxSearch({ ...old, ...change }),
      replace: true,
    });
  const onSearch = useCallback(
    (q: string) =>
      void navigate({
        to: ".",
        search: (old: InboxSearch) => inboxSearch({ ...old, q }),
        hash: true,
        replace: true,
      }),
    [navigate],
  );
  return (
    <header className={classes.head}>
      <div className={`tl-bar ${classes.bar}`}>
        <span className={classes.logo}>
          <Logo size={26} />
        </span>
        <h1>{strings.list.title}</h1>
        <span className="tl-grow" />
        <ViewsMenu search={inboxSearch({ view: query.view, sort: query.sort, ...query.filters })} />
        <IconButton
          icon={searching ? IconX : IconSearch}
          label={searching ? strings.search.end : strings.search.label}
          active={searching}
          onClick={() => {
            onSearching(!searching);
            if (searching) onSearch("");
          }}
        />
      </div>
      <div className={classes.filters}>
        {searching ? (
          <SearchField search={search} onSearch={onSearch} onLeave={() => onSearching(false)} />
        ) : null}
        {search.q === "" ? (
          <>
            <Views current={query.view} />
            <div className={classes.chips}>
              <SortChip sort={query.sort} onSort={(sort) => set({ sort })} />
              <span className="tl-grow" />
              {looksOn ? null : (
                <IconButton
                  icon={IconListCheck}
                  label={choosing ? strings.list.chooseNoMore : strings.list.chooseSeveral}
                  active={choosing}
                  onClick={onChoosing}
                />
              )}
              <FilterMenu
                view={query.view}
                filters={query.filters}
                known={known}
                opened={filtering}
                onOpened={onFiltering}
                onView={(view) => set({ view })}
                onFilter={set}
              />
            </div>
            <FilterBar
              filters={query.filters}
              known={known}
              onRemove={(names) => set(Object.fromEntries(names.map((name) => [name, undefined])))}
            />
          </>
        ) : null}
      </div>
    </header>
  );
}

function Views({ current }: { current: ConversationView }) {
  const { data: counts } = useQuery(countsQuery);
  return (
    <nav className={classes.views} aria-label={strings.list.filter}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to="."
          search={(old: InboxSearch) => inboxSearch({ ...old, view })}
          className={classes.view}
          data-active={view === current || undefined}
          aria-current={view === current ? "true" : undefined}
        >
          {strings.list.views[view]} {counts ? <em>{counts[view]}</em> : null}
        </Link>
      ))}
    </nav>
  );
}

function SortChip({ sort, onSort }: { sort: ConversationSort; onSort: (sort: ConversationSort) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes.chip}
          aria-label={`${strings.list.sort}: ${strings.list.sorts[sort]}`}
        >
          <IconClock size={14} stroke={2} aria-hidden />
          <b>{strings.list.sorts[sort]}</b>
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {([DEFAULT_SORT, "recent"] as const).map((each) => (
          <Menu.Item key={each} onClick={() => onSort(each)} fw={each === sort ? 600 : 400}>
            {strings.list.sorts[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
