// Meta's news of an account, told by hand: the form is made of what the sandbox says each event takes.
import { Notice } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { useAccountAct, useEventKinds } from "./queries";
import { Refusal } from "./Refusal";
import { accountStrings } from "./strings";
import type { EventKind } from "./types";

const words = accountStrings.events;

/** The events by the field they come in. */
function byField(kinds: EventKind[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const { field, event } of kinds) {
    const told = field ?? words.silent;
    fields.set(told, [...(fields.get(told) ?? []), event]);
  }
  return fields;
}

export function EventsSection() {
  const { data: kinds, error } = useEventKinds();
  const [name, setName] = useState("PARTNER_REMOVED");
  const field = useId();
  const kind = kinds?.find((kind) => kind.event === name);
  if (!kinds || !kind) return <Refusal error={error} />;
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={field}>{words.label}</label>
        <select id={field} value={name} onChange={(event) => setName(event.target.value)}>
          {[...byField(kinds)].map(([told, events]) => (
            <optgroup key={told} label={told}>
              {events.map((event) => (
                <option key={event}>{event}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <EventForm key={kind.event} kind={kind} />
    </>
  );
}

function EventForm({ kind }: { kind: EventKind }) {
  const act = useAccountAct();
  const [given, setGiven] = useState<Record<string, string>>(() =>
    Object.fromEntries(kind.params.map((param) => [param.name, param.usual])),
  );
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ do: "event", event: kind.event, given });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      {kind.params.map((param) => (
        <div key={param.name} className={classes.field}>
          <label htmlFor={`${id}-${param.name}`}>{param.name}</label>
          {param.choices.length > 0 ? (
            <select
              id={`${id}-${param.name}`}
              value={given[param.name]}
              onChange={(event) => setGiven({ ...given, [param.name]: event.target.value })}
            >
              {param.choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          ) : (
            <input
              id={`${id}-${param.name}`}
              value={given[param.name]}
              onChange={(event) => setGiven({ ...given, [param.name]: event.target.value })}
            />
          )}
        </div>
      ))}
      {kind.effect ? <p className={classes.hint}>{kind.effect}</p> : null}
      <div className={classes.acts}>
        <TextButton small type="submit" disabled={act.isPending}>
          {words.tell}
        </TextButton>
        <span className={classes.hint}>{kind.field ? words.field(kind.field) : words.silent}</span>
      </div>
      <Refusal error={act.error} />
      {act.isSuccess ? <Notice tone="info" title={words.told(kind.event)} /> : null}
    </form>
  );
}
