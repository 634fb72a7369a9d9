/** Where a team writes its canned replies. */
import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, asProblem, type CannedReply } from "@twinline/api";
import { EmptyState, Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { keys } from "../../live/keys";
import { cannedRepliesQuery } from "../../live/queries";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import classes from "./RepliesWindow.module.css";
import { BLANKS } from "./slash";

const words = strings.replies;

export default function RepliesWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="lg">
      <Replies />
    </Modal>
  );
}

function Replies() {
  const client = useQueryClient();
  const { data } = useQuery(cannedRepliesQuery);
  const [edited, setEdited] = useState<string | null>(null);
  const [removed, setRemoved] = useState<CannedReply | null>(null);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const fresh = () => client.invalidateQueries({ queryKey: keys.cannedReplies });
  const run = (doing: Promise<unknown>, after: () => void) => {
    setFailure(null);
    doing
      .then(() => {
        after();
        return fresh();
      })
      .catch((error: unknown) => setFailure(problemWords(error)));
  };
  const remove = (reply: CannedReply) => run(api.removeCannedReply(reply.id), () => setRemoved(reply));
  const restore = (reply: CannedReply) =>
    run(api.setCannedReply(reply.id, reply.shortcut, reply.text), () => setRemoved(null));
  const done = () => {
    setEdited(null);
    void fresh();
  };
  return (
    <div className={classes.all}>
      <p className={classes.hint}>{words.hint}</p>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      {removed ? (
        <Notice
          tone="info"
          title={words.removed(removed.shortcut)}
          action={{ label: words.undo, onClick: () => restore(removed) }}
        />
      ) : null}
      {data?.length === 0 && edited === null ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      <ul className={classes.list}>
        {data?.map((reply) => (
          <li key={reply.id}>
            {edited === reply.id ? (
              <ReplyForm reply={reply} onDone={done} onCancel={() => setEdited(null)} />
            ) : (
              <div className={classes.row}>
                <button type="button" className={classes.open} onClick={() => setEdited(reply.id)}>
                  <code>/{reply.shortcut}</code>
                  <span dir="auto">{reply.text}</span>
                </button>
                <IconButton
                  icon={IconTrash}
                  label={words.remove(reply.shortcut)}
                  onClick={() => remove(reply)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {edited === "new" ? (
        <ReplyForm reply={null} onDone={done} onCancel={() => setEdited(null)} />
      ) : (
        <Button
          variant="default"
          className={classes.add ?? ""}
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
          onClick={() => setEdited("new")}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  reply: CannedReply | null;
  onDone: () => void;
  onCancel: () => void;
}

function ReplyForm({ reply, onDone, onCancel }: FormProps) {
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? "");
  const [text, setText] = useState(reply?.text ?? "");
  const [id] = useState(() => reply?.id ?? crypto.randomUUID());
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setErrors({});
    setFailure(null);
    api
      .setCannedReply(id, shortcut, text)
      .then(onDone)
      .catch((error: unknown) => {
        const told = asProblem(error).errors.map(({ field, message, remedy }) => [
          field,
          [message, remedy].filter(Boolean).join(" "),
        ]);
        if (told.length > 0) setErrors(Object.fromEntries(told));
        else setFailure(problemWords(error));
      });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        data-autofocus
        label={words.shortcut}
        leftSection="/"
        autoComplete="off"
        value={shortcut}
        error={errors.shortcut}
        onChange={(event) => setShortcut(event.currentTarget.value)}
      />
      <Textarea
        label={words.text}
        description={words.blanks(BLANKS.map((blank) => `{{${blank}}}`).join(", "))}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        value={text}
        error={errors.text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
        <Button type="submit">{words.save}</Button>
      </div>
    </form>
  );
}
