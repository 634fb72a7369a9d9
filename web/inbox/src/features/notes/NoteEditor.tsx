/** A note whose words are being altered, in its place. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Note } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useEffect, useRef, useState } from "react";
import { applyItems } from "../../live/apply";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { kept, written } from "./mentions";
import { NoteField } from "./NoteField";
import classes from "./Notes.module.css";
import { useMention } from "./useMention";

const words = pageStrings.notes;

export default function NoteEditor({ note, onEnd }: { note: Note; onEnd: () => void }) {
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => written(note.text, note.mentions));
  const mention = useMention(field, text);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (words: string) => api.editNote(note.conversation_id, note.id, words),
    onSuccess: (edited) => {
      applyItems(client, [{ kind: "note", note: edited }]);
      onEnd();
    },
  });
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const next = kept(text.trim(), mention.people, mention.chosen);
  const save = () => {
    if (next === "" || isPending) return;
    if (next === note.text) onEnd();
    else mutate(next);
  };
  const failure = error ? problemWords(error) : null;
  return (
    <div className={classes.editor}>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <NoteField
        field={field}
        mention={mention}
        label={words.alter}
        text={text}
        onText={setText}
        readOnly={isPending}
        onWrite={save}
        onLeave={onEnd}
      />
      <div className={classes.tools}>
        <span className="tl-grow" />
        <Button variant="default" size="xs" onClick={onEnd}>
          {strings.common.cancel}
        </Button>
        <Button size="xs" onClick={save} disabled={next === ""} loading={isPending}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
