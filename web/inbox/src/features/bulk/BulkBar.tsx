/** What can be done to all chosen conversations, below the list. The keys are those of one conversation. */
import { Checkbox, Menu } from "@mantine/core";
import {
  IconCheck,
  IconMail,
  IconMailOpened,
  IconMoon,
  IconRotate,
  IconTag,
  IconUserPlus,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { BulkAction, ConversationSummary } from "@twinline/api";
import { Avatar, Notice } from "@twinline/kit";
import { useMemo, useRef, useState } from "react";
import { isUnread } from "../../live/filters";
import { labelsQuery, peopleQuery } from "../../live/queries";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { LabelChip } from "../labels/LabelChip";
import { useShortcuts } from "../shell/shortcuts";
import { SnoozeTimes } from "../thread/SnoozeTimes";
import classes from "./Bulk.module.css";
import { useBulk } from "./useBulk";
import { CHOSEN_MAX, type Chosen } from "./useChosen";
import { words } from "./words";

interface Props {
  chosen: Chosen;
  /** All rows that are loaded, in their order. */
  items: readonly ConversationSummary[];
}

type Opened = "snooze" | "assign" | "labels" | null;

export default function BulkBar({ chosen, items }: Props) {
  const { act, busy, failure, forgive } = useBulk();
  const [opened, setOpened] = useState<Opened>(null);
  // What has left the list meanwhile is not acted on: nobody sees it.
  const those = items.filter(({ id }) => chosen.ids.has(id));
  const ids = those.map(({ id }) => id);
  const isNone = ids.length === 0 || busy;
  const isAnyUnread = those.some(isUnread);
  const areAway = those.length > 0 && those.every(({ status }) => status !== "open");
  const run = (action: BulkAction, told: (n: number) => string) => {
    if (isNone) return;
    act(ids, action, told);
    setOpened(null);
    // They may be in this list no more.
    if (action.do === "status") chosen.clear();
  };
  const putAway = () =>
    areAway
      ? run({ do: "status", status: "open", until: null }, words.done.open)
      : run({ do: "status", status: "resolved", until: null }, words.done.resolved);
  const mark = () =>
    isAnyUnread ? run({ do: "read" }, words.done.read) : run({ do: "unread" }, words.done.unread);
  const menu = (name: Opened) => ({
    opened: opened === name,
    onChange: (next: boolean) => setOpened(next ? name : null),
    position: "top" as const,
  });

  const latest = useRef({ putAway, mark, clear: chosen.clear });
  latest.current = { putAway, mark, clear: chosen.clear };
  const keys = useMemo(() => {
    const done = (doing: () => void) => () => {
      doing();
      return true;
    };
    return {
      e: done(() => latest.current.putAway()),
      u: done(() => latest.current.mark()),
      s: done(() => setOpened("snooze")),
      l: done(() => setOpened("labels")),
      a: done(() => setOpened("assign")),
      Escape: done(() => latest.current.clear()),
    };
  }, []);
  // Before the open conversation's: what is chosen is meant.
  useShortcuts(keys, true);

  const count = ids.length >= CHOSEN_MAX ? words.most(ids.length) : words.count(ids.length);
  return (
    <section className={classes.bar} aria-label={words.bar}>
      {failure ? (
        <Notice tone="danger" title={failure.fact} action={{ label: strings.common.close, onClick: forgive }}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.line}>
        <Checkbox
          size="xs"
          aria-label={words.all}
          checked={ids.length > 0 && ids.length >= Math.min(items.length, CHOSEN_MAX)}
          indeterminate={ids.length > 0 && ids.length < Math.min(items.length, CHOSEN_MAX)}
          onChange={() => chosen.all(items.map(({ id }) => id))}
        />
        <b className={classes.count} role="status">
          {count}
        </b>
        <IconButton
          icon={areAway ? IconRotate : IconCheck}
          label={areAway ? words.reopen : words.resolve}
          disabled={isNone}
          onClick={putAway}
        />
        <SnoozeTimes
          target={<IconButton icon={IconMoon} label={words.snooze} disabled={isNone} />}
          position="top"
          opened={opened === "snooze"}
          onOpened={(next) => setOpened(next ? "snooze" : null)}
          onSnooze={(until) => run({ do: "status", status: "snoozed", until }, words.done.snoozed)}
        />
        <Menu {...menu("assign")}>
          <Menu.Target>
            <IconButton icon={IconUserPlus} label={words.assign} disabled={isNone} />
          </Menu.Target>
          <Menu.Dropdown>
            <People
              onAssign={(id, name) =>
                run({ do: "assign", person_id: id }, (n) => words.done.assigned(n, name))
              }
            />
          </Menu.Dropdown>
        </Menu>
        <Menu {...menu("labels")}>
          <Menu.Target>
            <IconButton icon={IconTag} label={words.labels} disabled={isNone} />
          </Menu.Target>
          <Menu.Dropdown>
            <Labels
              those={those}
              onLabel={(label_id, name, on) =>
                run({ do: "label", label_id, on }, (n) => words.done.labelled(n, name, on))
              }
            />
          </Menu.Dropdown>
        </Menu>
        <IconButton
          icon={isAnyUnread ? IconMailOpened : IconMail}
          label={isAnyUnread ? words.read : words.unread}
          disabled={isNone}
          onClick={mark}
        />
        <IconButton icon={IconX} label={words.clear} onClick={chosen.clear} />
      </div>
    </section>
  );
}

function People({ onAssign }: { onAssign: (id: string | null, name: string | null) => void }) {
  const { data: people = [] } = useQuery(peopleQuery);
  return (
    <>
      {people.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<Avatar name={name} size={20} tone="agent" />}
          onClick={() => onAssign(id, name)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => onAssign(null, null)}>{words.nobody}</Menu.Item>
    </>
  );
}

interface LabelsProps {
  those: readonly ConversationSummary[];
  onLabel: (id: string, name: string, on: boolean) => void;
}

/** A label that all of them bear is taken off; any other is put on. */
function Labels({ those, onLabel }: LabelsProps) {
  const { data: labels = [] } = useQuery(labelsQuery);
  if (labels.length === 0) return <p className={classes.none}>{words.noLabels}</p>;
  return labels.map((label) => {
    const isOnAll = those.every((conversation) => conversation.labels.includes(label.id));
    return (
      <Menu.Item
        key={label.id}
        leftSection={isOnAll ? <IconCheck size={14} stroke={2} /> : <span className={classes.blank} />}
        onClick={() => onLabel(label.id, label.name, !isOnAll)}
      >
        <LabelChip label={label} />
      </Menu.Item>
    );
  });
}
