// Which chats the list shows: all, unread, archived, or those with a label.
import type { Chat, Label } from "../../api/types";
import { LabelDot } from "../labels/LabelDot";
import { phoneStrings } from "../strings";
import classes from "./FilterBar.module.css";
import { type Filter, filterChats } from "./filter";

const words = phoneStrings.list;

export interface FilterBarProps {
  chats: Chat[];
  labels: Label[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}

export function FilterBar({ chats, labels, filter, onChange }: FilterBarProps) {
  const ways: { filter: Filter; label: string; colour?: number; counted: boolean }[] = [
    { filter: { by: "all" }, label: words.all, counted: false },
    { filter: { by: "unread" }, label: words.unread, counted: true },
    { filter: { by: "archived" }, label: words.archived, counted: true },
    ...labels.map(({ id, name, colour }) => ({
      filter: { by: "label", label: id } as const,
      label: name,
      colour,
      counted: true,
    })),
  ];
  return (
    <div className={classes.bar} role="toolbar" aria-label={words.filter}>
      {ways.map((way) => {
        const count = way.counted ? filterChats(chats, way.filter).length : 0;
        return (
          <button
            key={way.label}
            type="button"
            aria-pressed={same(way.filter, filter)}
            onClick={() => onChange(way.filter)}
          >
            {way.colour === undefined ? null : <LabelDot colour={way.colour} />}
            {way.label}
            {count > 0 ? <span>{count}</span> : null}
          </button>
        );
      })}
    </div>
  );
}

const same = (a: Filter, b: Filter): boolean =>
  a.by === "label" ? b.by === "label" && a.label === b.label : a.by === b.by;
