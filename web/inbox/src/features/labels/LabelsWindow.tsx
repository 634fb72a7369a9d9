/** The labels of a conversation, found and put on by typing; a new one is made of what was typed. And where a team alters its labels. */
import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type ConversationSummary, type Label, type LabelColour } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { applyItems } from "../../live/apply";
import { keys } from "../../live/keys";
import { labelsQuery } from "../../live/queries";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import { LabelChip } from "./LabelChip";
import classes from "./Labels.module.css";

const words = strings.labels;
const COLOURS = [
  "grey",
  "green",
  "blue",
  "violet",
  "plum",
  "amber",
  "red",
  "teal",
] as const satisfies readonly LabelColour[];

interface Props {
  conversation: ConversationSummary;
  opened: boolean;
  onClose: () => void;
}

export default function LabelsWindow({ conversation, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="sm">
      <Labels conversation={conversation} />
    </Modal>
  );
}

function Labels({ conversation }: { conversation: ConversationSummary }) {
  const client = useQueryClient();
  const { data: labels = [] } = useQuery(labelsQuery);
  const [typed, setTyped] = useState("");
  const [editing, setEditing] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Label | null>(null);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const run = async (doing: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await doing();
    } catch (error) {
      setFailure(problemWords(error));
    }
  };
  const fresh = () => client.invalidateQueries({ queryKey: keys.labels });
  const put = async (id: string, on: boolean) => {
    const next = await (on ? api.addLabel(conversation.id, id) : api.takeLabelOff(conversation.id, id));
    applyItems(client, [{ kind: "conversation", conversation: next }]);
  };
  const name = typed.trim();
  const fitting = labels.filter((label) => label.name.toLowerCase().includes(name.toLowerCase()));
  const isNew = name !== "" && !labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  const create = async () => {
    const id = crypto.randomUUID();
    await api.setLabel(id, name, COLOURS[labels.length % COLOURS.length] ?? "grey");
    await fresh();
    await put(id, true);
    setTyped("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = fitting;
    if (isNew) void run(create);
    else if (first && name !== "") void run(() => put(first.id, !conversation.labels.includes(first.id)));
  };
  return (
    <div className={classes.all}>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={words.find}
          description={words.hint}
          autoComplete="off"
          maxLength={32}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      {removed ? (
        <Notice
          tone="info"
          title={words.removed(removed.name)}
          action={{
            label: strings.common.undo,
            onClick: () =>
              void run(async () => {
                await api.setLabel(removed.id, removed.name, removed.colour);
                setRemoved(null);
                await fresh();
              }),
          }}
        />
      ) : null}
      <ul className={classes.list}>
        {fitting.map((label) => (
          <li key={label.id}>
            {editing === label.id ? (
              <LabelForm
                label={label}
                onCancel={() => setEditing(null)}
                onSave={(name, colour) =>
                  void run(async () => {
                    await api.setLabel(label.id, name, colour);
                    setEditing(null);
                    await fresh();
                  })
                }
                onRemove={() =>
                  void run(async () => {
                    await api.removeLabel(label.id);
                    setEditing(null);
                    setRemoved(label);
                    await fresh();
                  })
                }
              />
            ) : (
              <div className={classes.item}>
                <Checkbox
                  label={<LabelChip label={label} />}
                  checked={conversation.labels.includes(label.id)}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    void run(() => put(label.id, on));
                  }}
                />
                <IconButton
                  icon={IconPencil}
                  label={words.alter(label.name)}
                  onClick={() => setEditing(label.id)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {isNew ? (
        <Button variant="default" onClick={() => void run(create)}>
          {words.create(name)}
        </Button>
      ) : null}
    </div>
  );
}

interface FormProps {
  label: Label;
  onSave: (name: string, colour: LabelColour) => void;
  onRemove: () => void;
  onCancel: () => void;
}

function LabelForm({ label, onSave, onRemove, onCancel }: FormProps) {
  const [name, setName] = useState(label.name);
  const [colour, setColour] = useState<LabelColour>(label.colour);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name, colour);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={words.name}
        maxLength={32}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <fieldset className={classes.colours} aria-label={words.colour}>
        {COLOURS.map((each) => (
          <button
            key={each}
            type="button"
            className={classes.colour}
            data-colour={each}
            aria-label={words.colours[each]}
            aria-pressed={each === colour}
            onClick={() => setColour(each)}
          >
            <span className={classes.dot} />
          </button>
        ))}
      </fieldset>
      <div className={classes.buttons}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
          onClick={onRemove}
        >
          {words.remove}
        </Button>
        <span className="tl-grow" />
        <Button variant="default" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
        <Button type="submit">{words.save}</Button>
      </div>
    </form>
  );
}
