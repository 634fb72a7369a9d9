/** Where one types what to look for. It asks while one types, and its keys move through what is found. */
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { strings } from "../../strings";
import { foundId, RESULTS_ID } from "./ids";
import classes from "./Search.module.css";
import type { Search } from "./useSearch";

const DELAY_MS = 150;

interface Props {
  search: Search;
  onSearch: (q: string) => void;
  onLeave: () => void;
}

export function SearchField({ search, onSearch, onLeave }: Props) {
  const { q } = search;
  const [text, setText] = useState(q);
  const asked = useRef(q);
  // The search may be ended elsewhere: by the button for no results, or by going back.
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
    }, DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (text === "") return onLeave();
      asked.current = "";
      setText("");
      onSearch("");
      return;
    }
    // What stands in the list belongs to another text while the newest is not asked yet.
    const behind = text.trim() !== q;
    if (!(event.key === "Enter" && behind) && search.onKey(event)) event.preventDefault();
  };
  return (
    <TextInput
      type="search"
      size="xs"
      data-search
      className={classes.field ?? ""}
      role="combobox"
      aria-label={strings.search.label}
      aria-controls={RESULTS_ID}
      aria-expanded={q !== ""}
      aria-autocomplete="list"
      {...(search.active ? { "aria-activedescendant": foundId(search.active) } : {})}
      placeholder={strings.search.placeholder}
      leftSection={<IconSearch size={14} stroke={2} aria-hidden />}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      autoComplete="off"
      spellCheck={false}
      autoFocus
    />
  );
}
