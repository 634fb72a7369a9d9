/** One field for everything: commands and places, people and numbers, messages. The keys go through what fits. */
import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCornerDownRight, IconSearch } from "@tabler/icons-react";
import { EmptyState, Notice } from "@twinline/kit";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { useNow } from "../../clock";
import { strings } from "../../strings";
import { FoundRow } from "../search/FoundRow";
import { foundId } from "../search/ids";
import { type Found, useSearch } from "../search/useSearch";
import { type Command, fitting } from "./commands";
import classes from "./PaletteWindow.module.css";
import { usePaletteCommands } from "./usePaletteCommands";
import { words } from "./words";

const ASK_MS = 80;
const LIST_ID = "tl-palette";
/** So many of each sort. */
const COMMANDS = 8;
const PEOPLE = 6;
const MESSAGES = 8;

type Place = { key: string; command: Command } | { key: string; found: Found };

export default function PaletteWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      size={620}
      yOffset="10dvh"
      classNames={{ header: classes.header ?? "", body: classes.body ?? "" }}
    >
      <Palette onClose={onClose} />
    </Modal>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), ASK_MS);
  const search = useSearch(q);
  const now = useNow(60_000);
  const commands = fitting(usePaletteCommands(), text).slice(0, text.trim() === "" ? undefined : COMMANDS);
  const people = q === "" ? [] : search.people.filter(({ conversation }) => conversation).slice(0, PEOPLE);
  const messages = q === "" ? [] : search.messages.slice(0, MESSAGES);
  const places: Place[] = [
    ...commands.map((command) => ({ key: command.key, command })),
    ...[...people, ...messages].map((found) => ({ key: found.key, found })),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const active = places.find(({ key }) => key === chosen) ?? places[0];
  useEffect(() => {
    if (active) document.getElementById(foundId(active.key))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const go = (place: Place) => {
    onClose();
    if ("command" in place) place.command.run();
    else search.open(place.found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && active) {
      const next = places[(places.indexOf(active) + step + places.length) % places.length];
      setChosen(next?.key ?? null);
    } else if (event.key === "Enter" && active) go(active);
    else return;
    event.preventDefault();
  };
  const rows = (found: readonly Found[]) =>
    found.map((each) => (
      <FoundRow
        key={each.key}
        found={each}
        now={now}
        active={each.key === active?.key}
        selected={false}
        onOpen={() => go({ key: each.key, found: each })}
      />
    ));
  const settled = !search.pending && text.trim() === q;
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={words.field}
        aria-controls={LIST_ID}
        aria-expanded
        aria-autocomplete="list"
        {...(active ? { "aria-activedescendant": foundId(active.key) } : {})}
        placeholder={words.field}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      {search.error && q !== "" ? (
        <div className={classes.failed}>
          <Notice
            tone="danger"
            title={words.failed}
            action={{ label: strings.common.tryAgain, onClick: search.retry }}
          />
        </div>
      ) : null}
      {places.length === 0 && settled && !search.error ? (
        <EmptyState title={words.nothing} text={words.nothingText} />
      ) : null}
      <div id={LIST_ID} role="listbox" aria-label={words.results} className={classes.list}>
        <Group title={words.commands} shown={commands.length > 0}>
          {commands.map((command) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its keys
            <div
              key={command.key}
              id={foundId(command.key)}
              role="option"
              tabIndex={-1}
              aria-selected={command.key === active?.key}
              className={classes.command}
              data-active={command.key === active?.key || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go({ key: command.key, command })}
            >
              <IconCornerDownRight size={16} stroke={1.75} className="tl-flip" aria-hidden />
              <bdi>{command.text}</bdi>
            </div>
          ))}
        </Group>
        <Group title={words.people} shown={people.length > 0}>
          {rows(people)}
        </Group>
        <Group title={words.messages} shown={messages.length > 0}>
          {rows(messages)}
        </Group>
      </div>
    </>
  );
}

function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox
    <div role="group" aria-label={title}>
      <div className={classes.heading} aria-hidden>
        {title}
      </div>
      {children}
    </div>
  );
}
