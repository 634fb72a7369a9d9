/** A field of the team: its name, what it holds, and what a choice offers. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type Attribute, type AttributeKind, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import classes from "./Attributes.module.css";
import { words as all } from "./words";

const words = all.window;
const KINDS = Object.entries(all.kinds).map(([value, label]) => ({ value, label }));

interface Props {
  /** Null: a new one. */
  attribute: Attribute | null;
  onSave: (name: string, kind: AttributeKind, choices: string[]) => Promise<void>;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

export function AttributeForm({ attribute, onSave, onRemove, onCancel }: Props) {
  const [name, setName] = useState(attribute?.name ?? "");
  const [kind, setKind] = useState<AttributeKind>(attribute?.kind ?? "text");
  const [choices, setChoices] = useState(attribute?.choices.join("\n") ?? "");
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const problem = error === null ? null : asProblem(error);
  const of = (field: string) => {
    const found = problem?.errors.find((each) => each.field === field);
    return found ? `${found.message} ${found.remedy ?? ""}` : null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    setError(null);
    try {
      await onSave(name, kind, kind === "choice" ? choices.split("\n") : []);
    } catch (failure) {
      setError(failure);
    }
    setSaving(false);
  };
  const failure = problem && problem.errors.length === 0 ? problemWords(error) : null;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        autoFocus
        label={words.name}
        autoComplete="off"
        maxLength={40}
        value={name}
        error={of("name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.kind}
        description={attribute ? words.kindStays : null}
        disabled={attribute !== null}
        data={KINDS}
        value={kind}
        error={of("kind")}
        onChange={(event) => setKind(event.currentTarget.value as AttributeKind)}
      />
      {kind === "choice" ? (
        <Textarea
          label={words.choices}
          description={attribute ? words.choicesHint : null}
          autosize
          minRows={3}
          maxRows={10}
          value={choices}
          error={of("choices")}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      ) : null}
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.buttons}>
        {onRemove ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        ) : null}
        <span className="tl-grow" />
        <Button variant="default" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
        <Button type="submit" loading={saving}>
          {attribute ? words.save : words.create}
        </Button>
      </div>
    </form>
  );
}
