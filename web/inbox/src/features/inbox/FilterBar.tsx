/** What the list is narrowed down to, as chips: each is taken away by its cross. */
import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { FilterName, ListFilters } from "../../live/filters";
import { strings } from "../../strings";
import classes from "./FilterBar.module.css";
import { chips, type Known } from "./filterWords";

interface Props {
  filters: ListFilters;
  known: Known;
  onRemove: (names: FilterName[]) => void;
}

export function FilterBar({ filters, known, onRemove }: Props) {
  const set = chips(filters, known);
  if (set.length === 0) return null;
  return (
    <ul className={classes.bar} aria-label={strings.filters.title}>
      {set.map(({ name, text }) => (
        <li key={name} className={classes.chip}>
          <span className="tl-cut" title={text}>
            {text}
          </span>
          <UnstyledButton
            className={classes.remove}
            aria-label={strings.filters.remove(text)}
            onClick={() => onRemove([name])}
          >
            <IconX size={12} stroke={2.25} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
      {set.length > 1 ? (
        <li>
          <UnstyledButton className={classes.clear} onClick={() => onRemove(set.map(({ name }) => name))}>
            {strings.filters.clear}
          </UnstyledButton>
        </li>
      ) : null}
    </ul>
  );
}
