/** A field of a customer: its name, and its value, which a click or Enter opens. */
import { Button } from "@mantine/core";
import type { Attribute, ContactAttribute } from "@twinline/api";
import { sayList } from "@twinline/kit/texts";
import { useEffect, useRef, useState } from "react";
import { problemWords } from "../../ui/problemWords";
import { AttributeEditor } from "./AttributeEditor";
import classes from "./Attributes.module.css";
import { shown } from "./shown";
import { useSetAttribute } from "./useSetAttribute";
import { words } from "./words";

interface Props {
  contactId: string;
  attribute: Attribute;
  held: ContactAttribute;
  mayAlter: boolean;
}

export function AttributeRow({ contactId, attribute, held, mayAlter }: Props) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const text = shown(attribute.kind, held.value);
  return (
    <div className={editing ? classes.wide : undefined}>
      <dt>
        <bdi>{attribute.name}</bdi>
      </dt>
      <dd>
        {editing ? (
          <AttributeEditor
            contactId={contactId}
            attribute={attribute}
            held={held}
            onEnd={() => setEditing(false)}
          />
        ) : mayAlter ? (
          <button
            ref={button}
            type="button"
            className={classes.value}
            data-empty={text === "" || undefined}
            aria-label={words.of(attribute.name, text || words.add)}
            onClick={() => setEditing(true)}
          >
            <bdi>{text || words.add}</bdi>
          </button>
        ) : (
          <div className={classes.plain}>
            <bdi>{text || words.notSet}</bdi>
          </div>
        )}
        {!editing && held.others.length > 0 ? (
          <Others contactId={contactId} attribute={attribute} held={held} mayAlter={mayAlter} />
        ) : null}
      </dd>
    </div>
  );
}

/** What another record of the same person said, until somebody decides. */
function Others({ contactId, attribute, held, mayAlter }: Props) {
  const { mutate, isPending, error } = useSetAttribute(contactId, attribute, held.value, () => undefined);
  const text = (value: string) => shown(attribute.kind, value);
  const decide = (value: string) => mutate({ value, version: held.version });
  return (
    <div className={classes.others}>
      <span>{words.othersSaid(sayList(held.others.map(text)))}</span>
      {error ? <span role="alert">{problemWords(error).fact}</span> : null}
      {mayAlter ? (
        <div className={classes.buttons}>
          {held.others.map((value) => (
            <Button
              key={value}
              size="compact-xs"
              variant="default"
              loading={isPending}
              onClick={() => decide(value)}
            >
              {words.use(text(value))}
            </Button>
          ))}
          <Button size="compact-xs" variant="default" loading={isPending} onClick={() => decide(held.value)}>
            {words.keep(text(held.value))}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
