/** A note of the team among the messages. It looks like none of them: nobody is to take it for something said. */
import { UnstyledButton } from "@mantine/core";
import { IconDots, IconLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { FloorHolder, Me, Note } from "@twinline/api";
import { FloorRow, timeOfDay } from "@twinline/kit";
import { lazy, memo, Suspense, useState } from "react";
import { keys } from "../../live/keys";
import { leads } from "../../live/roles";
import { strings } from "../../strings";
import classes from "./NoteRow.module.css";

interface Props {
  note: Note;
  floor: FloorHolder;
  personId: string;
  /** One came here for it. */
  found: boolean;
}

const NoteMenu = lazy(() => import("../notes/NoteMenu"));
const NoteEditor = lazy(() => import("../notes/NoteEditor"));
const words = strings.note;

export const NoteRow = memo(function NoteRow({ note, floor, personId, found }: Props) {
  const name = note.author.name ?? strings.thread.unknownAuthor;
  const isOwn = note.author.id === personId;
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const [state, setState] = useState<"menu" | "editor" | null>(null);
  return (
    <FloorRow floor={floor}>
      <article
        className={classes.note}
        data-note={note.id}
        data-found={found || undefined}
        aria-label={words.of(name)}
      >
        <header className={classes.head}>
          <IconLock size={14} stroke={2} aria-hidden />
          <b>
            <bdi>{isOwn ? words.you : name}</bdi>
          </b>
          <span className={classes.only}>{words.only}</span>
          <span className="tl-grow" />
          {note.edited_at === null ? null : <span title={timeOfDay(note.edited_at)}>{words.edited}</span>}
          <time>{timeOfDay(note.at)}</time>
          {isOwn || (me && leads(me.role)) ? (
            <UnstyledButton
              className={classes.more}
              aria-label={words.more(name)}
              aria-haspopup="menu"
              onClick={() => setState("menu")}
            >
              <IconDots size={16} stroke={1.75} aria-hidden />
            </UnstyledButton>
          ) : null}
          {state === "menu" ? (
            <Suspense fallback={null}>
              <NoteMenu
                note={note}
                onEdit={isOwn ? () => setState("editor") : null}
                onClose={() => setState((old) => (old === "menu" ? null : old))}
              />
            </Suspense>
          ) : null}
        </header>
        {state === "editor" ? (
          <Suspense fallback={null}>
            <NoteEditor note={note} onEnd={() => setState(null)} />
          </Suspense>
        ) : null}
        <p hidden={state === "editor"} className={classes.text} dir="auto">
          {note.text.split(MENTION).map((part, at) =>
            at % 2 === 0 ? (
              part
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text stay in their places
              <Mention key={at} id={part} note={note} personId={personId} />
            ),
          )}
        </p>
      </article>
    </FloorRow>
  );
});

const MENTION = /<@([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})>/gi;

function Mention({ id, note, personId }: { id: string; note: Note; personId: string }) {
  const name = note.mentions.find((person) => person.id === id)?.name;
  return (
    <bdi className={classes.mention} data-me={id === personId || undefined}>
      @{name ?? strings.thread.unknownAuthor}
    </bdi>
  );
}
