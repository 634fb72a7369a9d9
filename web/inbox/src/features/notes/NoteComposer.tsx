/** Where a note for the team is written, in place of an answer. It goes to our server alone, and never to WhatsApp. */
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type RefObject, useEffect, useRef } from "react";
import { applyItems } from "../../live/apply";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { kept } from "./mentions";
import { NoteField } from "./NoteField";
import classes from "./Notes.module.css";
import { useMention } from "./useMention";
import { useNoteDraft } from "./useNoteDraft";

/** As the server takes. */
const CHARS_MAX = 4_000;

interface Props {
  conversationId: string;
  field: RefObject<HTMLTextAreaElement | null>;
}

const words = pageStrings.notes;

export default function NoteComposer({ conversationId, field }: Props) {
  const client = useQueryClient();
  const [text, setText] = useNoteDraft(conversationId);
  const mention = useMention(field, text);
  // One token for one note, however often it has to be tried; other words are another note.
  const tried = useRef({ token: "", note: "" });
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (note: string) => {
      if (tried.current.note !== note) tried.current = { token: crypto.randomUUID(), note };
      return api.writeNote(conversationId, tried.current.token, note);
    },
    onSuccess: (note) => {
      tried.current = { token: "", note: "" };
      applyItems(client, [{ kind: "note", note }]);
      setText("");
      field.current?.focus();
    },
  });
  // It is there because somebody wants to write.
  useEffect(() => field.current?.focus(), [field]);
  const note = kept(text.trim(), mention.people, mention.chosen);
  const tooMany = note.length - CHARS_MAX;
  const ready = note !== "" && tooMany <= 0 && !isPending;
  const write = () => {
    if (ready) mutate(note);
  };
  const failure = error ? problemWords(error) : null;
  return (
    <>
      {failure ? (
        <div className={classes.failure}>
          <Notice
            tone="danger"
            title={`${words.failed} ${failure.fact}`}
            action={{ label: strings.common.close, onClick: reset }}
          >
            {failure.remedy}
          </Notice>
        </div>
      ) : null}
      <div className={classes.write}>
        <NoteField
          field={field}
          mention={mention}
          label={words.placeholder}
          text={text}
          onText={setText}
          readOnly={isPending}
          onWrite={write}
          onLeave={() => field.current?.blur()}
        />
        <div className={classes.tools}>
          <span className={classes.only}>
            <IconLock size={14} stroke={2} aria-hidden />
            {strings.note.only}
          </span>
          <span className="tl-grow" />
          {tooMany > 0 ? (
            <span className={classes.over} role="alert">
              {strings.composer.tooLong(tooMany)}
            </span>
          ) : null}
          <Button className={classes.add} onClick={write} disabled={!ready} loading={isPending}>
            {words.add}
          </Button>
        </div>
      </div>
    </>
  );
}
