/** A field while it is altered, in its place: Enter saves, Esc leaves. */
import { Button } from "@mantine/core";
import { type Attribute, asProblem, type ContactAttribute } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { AttributeInput } from "./AttributeInput";
import classes from "./Attributes.module.css";
import { useSetAttribute } from "./useSetAttribute";
import { words } from "./words";

interface Props {
  contactId: string;
  attribute: Attribute;
  held: ContactAttribute;
  onEnd: () => void;
}

export function AttributeEditor({ contactId, attribute, held, onEnd }: Props) {
  const [value, setValue] = useState(held.value);
  const [begun, setBegun] = useState(held.version);
  const { mutate, isPending, error } = useSetAttribute(contactId, attribute, held.value, onEnd);
  const problem = error ? asProblem(error) : null;
  const moved = problem?.code === "attribute_moved";
  const unfit = problem?.errors[0];
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (isPending) return;
    if (value === held.value && held.others.length === 0) onEnd();
    // Told once that somebody was quicker, one decides over what they wrote.
    else mutate({ value, version: moved ? held.version : begun }, { onError: () => setBegun(held.version) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onEnd();
    }
  };
  const failure = error && !unfit ? problemWords(error) : null;
  return (
    <form className={classes.editor} onSubmit={save} noValidate>
      <AttributeInput
        attribute={attribute}
        value={value}
        onValue={setValue}
        error={unfit ? `${unfit.message} ${unfit.remedy ?? ""}` : null}
        readOnly={isPending}
        onKeyDown={onKeyDown}
      />
      {failure ? (
        <Notice tone={moved ? "warning" : "danger"} title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.buttons}>
        <Button variant="default" size="xs" onClick={onEnd}>
          {strings.common.cancel}
        </Button>
        <Button size="xs" type="submit" loading={isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
