/** A view of the list: its name, who has it, and what it shows. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { asProblem, type SavedView, type SetSavedView } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import classes from "./Views.module.css";
import { words } from "./words";

interface Props {
  /** Null: a new one, of what the list shows. */
  view: SavedView | null;
  /** What the list shows now. */
  shownNow: string;
  describe: (query: string) => string;
  /** False: whoever only looks on keeps views for themselves; what somebody else shared stays shared. */
  mayShare: boolean;
  onSave: (view: SetSavedView) => Promise<void>;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

export function ViewForm({ view, shownNow, describe, mayShare, onSave, onRemove, onCancel }: Props) {
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.is_shared ?? false);
  const [query, setQuery] = useState(view?.query ?? shownNow);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const problem = error === null ? null : asProblem(error);
  const taken = problem?.errors.find(({ field }) => field === "name");
  const failure = problem && !taken ? problemWords(error) : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    setError(null);
    try {
      await onSave({ name, query, is_shared: shared });
    } catch (wrong) {
      setError(wrong);
    }
    setSaving(false);
  };
  const another = view !== null && shownNow !== "" && shownNow !== view.query;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        data-autofocus
        autoFocus
        label={words.name}
        placeholder={words.example}
        autoComplete="off"
        maxLength={40}
        value={name}
        error={taken ? `${taken.message} ${taken.remedy ?? ""}` : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className={classes.shows}>
        {words.shows} <bdi>{describe(query)}</bdi>
      </p>
      {another ? (
        <Checkbox
          label={words.now}
          checked={query === shownNow}
          onChange={(event) => setQuery(event.currentTarget.checked ? shownNow : view.query)}
        />
      ) : null}
      {mayShare ? (
        <Checkbox
          label={words.share}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
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
        <Button type="submit" loading={saving} disabled={name.trim() === ""}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
