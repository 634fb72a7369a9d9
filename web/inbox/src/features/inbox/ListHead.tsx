/** The list's head: views with their counts, the search, the order. All of it lives in the address. */
import { Menu, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconClock, IconFilter, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ConversationSort, ConversationView } from "@twinline/api";
import { Logo } from "@twinline/kit";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ListQuery } from "../../live/keys";
import { countsQuery } from "../../live/queries";
import { DEFAULT_SORT, type InboxSearch, inboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import classes from "./ListHead.module.css";

const VIEWS = ["waiting", "mine", "unassigned", "all"] as const;
const SEARCH_DELAY_MS = 250;

interface Props {
  query: ListQuery;
  searching: boolean;
  onSearching: (open: boolean) => void;
}

export function ListHead({ query, searching, onSearching }: Props) {
  const navigate = useNavigate();
  const set = (change: InboxSearch) =>
    void navigate({
      to: ".",
      search: (old: InboxSearch) => inboxSearch({ ...old, ...change }),
      replace: true,
    });
  return (
    <header className={classes.head}>
      <div className={`tl-bar ${classes.bar}`}>
        <span className={classes.logo}>
          <Logo size={26} />
        </span>
        <h1>{strings.list.title}</h1>
        <span className="tl-grow" />
        <IconButton
          icon={searching ? IconX : IconSearch}
          label={searching ? strings.list.clearSearch : strings.list.search}
          active={searching}
          onClick={() => {
            onSearching(!searching);
            if (searching) set({ q: "" });
          }}
        />
      </div>
      <div className={classes.filters}>
        {searching ? (
          <SearchField q={query.q} onSearch={(q) => set({ q })} onLeave={() => onSearching(false)} />
        ) : null}
        <Views current={query.view} />
        <div className={classes.chips}>
          <SortChip sort={query.sort} onSort={(sort) => set({ sort })} />
          <span className="tl-grow" />
          <MoreViews current={query.view} onView={(view) => set({ view })} />
        </div>
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

function SearchField({
  q,
  onSearch,
  onLeave,
}: {
  q: string;
  onSearch: (q: string) => void;
  onLeave: () => void;
}) {
  const [text, setText] = useState(q);
  const asked = useRef(q);
  // The search may be ended elsewhere: by the empty list's button, or by going back.
  useEffect(() => {
    if (q !== "" || asked.current === "") return;
    asked.current = "";
    setText("");
  }, [q]);
  useEffect(() => {
    if (text === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = text;
      onSearch(text.trim());
    }, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (text === "") return onLeave();
    asked.current = "";
    setText("");
    onSearch("");
  };
  return (
    <TextInput
      type="search"
      size="xs"
      data-search
      className={classes.search ?? ""}
      aria-label={strings.list.search}
      placeholder={strings.list.searchPlaceholder}
      leftSection={<IconSearch size={14} stroke={2} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={leave}
      autoFocus
    />
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

function MoreViews({
  current,
  onView,
}: {
  current: ConversationView;
  onView: (view: ConversationView) => void;
}) {
  const resolved = current === "resolved";
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className={classes.chip}
          aria-label={strings.list.filter}
          data-active={resolved || undefined}
        >
          <IconFilter size={14} stroke={2} aria-hidden />
          {resolved ? <b>{strings.list.views.resolved}</b> : null}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {(["all", "resolved"] as const).map((view) => (
          <Menu.Item key={view} onClick={() => onView(view)} fw={view === current ? 600 : 400}>
            {strings.list.views[view]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
