/** The choice of filters: pills in groups. Several of one group: one must fit; of several groups, all. */
import { Popover, UnstyledButton } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { ConversationView } from "@twinline/api";
import { duration } from "@twinline/kit";
import type { ReactNode } from "react";
import { CLOSES, HOLDERS, type ListFilters, SPEAKERS, toggled, WAITS, words } from "../../live/filters";
import { strings } from "../../strings";
import classes from "./FilterMenu.module.css";
import type { Known } from "./filterWords";
import head from "./ListHead.module.css";

const say = strings.filters;
const MINUTE = 60_000;

interface Props {
  view: ConversationView;
  filters: ListFilters;
  known: Known;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onView: (view: ConversationView) => void;
  onFilter: (change: ListFilters | { [K in keyof ListFilters]?: undefined }) => void;
}

type Several = "line" | "last_word" | "floor" | "assignee" | "label";

export function FilterMenu({ view, filters, known, opened, onOpened, onView, onFilter }: Props) {
  const several = (name: Several, options: readonly (readonly [string, string])[]) => (
    <Group name={say.names[name]}>
      {options.map(([word, text]) => (
        <Pill
          key={word}
          text={text}
          on={words(filters[name]).includes(word)}
          onPress={() => onFilter({ [name]: toggled(filters[name], word) })}
        />
      ))}
    </Group>
  );
  const span = (name: "waiting_minutes" | "closing_minutes", options: readonly number[]) => (
    <Group name={say.names[name]}>
      {options.map((minutes) => {
        const on = filters[name] === minutes;
        return (
          <Pill
            key={minutes}
            text={duration(minutes * MINUTE)}
            on={on}
            onPress={() => onFilter({ [name]: on ? undefined : minutes })}
          />
        );
      })}
    </Group>
  );
  const away = view === "resolved" || view === "snoozed" ? view : null;
  return (
    <Popover
      position="bottom-end"
      width="min(348px, calc(100vw - 24px))"
      opened={opened}
      onChange={onOpened}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={head.chip}
          aria-label={away ? `${say.open}: ${strings.list.views[away]}` : say.open}
          aria-expanded={opened}
          data-active={away !== null || undefined}
          onClick={() => onOpened(!opened)}
        >
          <IconFilter size={14} stroke={2} aria-hidden />
          <b>{away ? strings.list.views[away] : say.open}</b>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu ?? ""}>
        <Group name={say.state}>
          <Pill text={say.stateOpen} on={away === null} onPress={() => onView("all")} />
          {(["snoozed", "resolved"] as const).map((each) => (
            <Pill
              key={each}
              text={strings.list.views[each]}
              on={away === each}
              onPress={() => onView(each)}
            />
          ))}
          <Pill
            text={say.unread}
            on={filters.unread === true}
            onPress={() => onFilter({ unread: filters.unread ? undefined : true })}
          />
        </Group>
        {several(
          "last_word",
          SPEAKERS.map((word) => [word, say.speakers[word]] as const),
        )}
        {several(
          "floor",
          HOLDERS.map((word) => [word, say.holders[word]] as const),
        )}
        {several("assignee", [
          ["me", say.me],
          ["nobody", say.nobody],
          ...known.people.map(({ id, name }) => [id, name] as const),
        ])}
        {known.labels.length > 0
          ? several(
              "label",
              known.labels.map(({ id, name }) => [id, name] as const),
            )
          : null}
        {span("waiting_minutes", WAITS)}
        {span("closing_minutes", CLOSES)}
        {known.numbers.length > 1
          ? several(
              "line",
              known.numbers.map(({ id, name }) => [id, name] as const),
            )
          : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{name}</legend>
      <div className={classes.pills}>{children}</div>
    </fieldset>
  );
}

function Pill({ text, on, onPress }: { text: string; on: boolean; onPress: () => void }) {
  return (
    <UnstyledButton className={classes.pill} aria-pressed={on} onClick={onPress}>
      {text}
    </UnstyledButton>
  );
}
