// One question about a person, with one field: a new number, a username, a name in the address book.
import { Modal } from "@mantine/core";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { BenchError } from "../api/client";
import { useChangePerson } from "../api/queries";
import type { PersonChange, Phone } from "../api/types";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import classes from "./PersonDialog.module.css";

const words = strings.phones.dialog;

export type Question = PersonChange["do"];

export interface PersonDialogProps {
  person: Phone;
  /** Null: closed. */
  question: Question | null;
  onClose: () => void;
}

export function PersonDialog({ person, question, onClose }: PersonDialogProps) {
  const asked = question ? questions[question](person) : null;
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={asked?.title}
      size={360}
      classNames={{
        content: classes.content ?? "",
        header: classes.header ?? "",
        title: classes.title ?? "",
      }}
    >
      {asked ? <Form key={question} person={person} asked={asked} onClose={onClose} /> : null}
    </Modal>
  );
}

interface Asked {
  title: string;
  text: string;
  label: string;
  type: "tel" | "text";
  value: string;
  read: (value: string) => PersonChange;
  /** The way to have none at all. */
  none?: { label: string; change: PersonChange } | undefined;
}

const questions: Record<Question, (person: Phone) => Asked> = {
  number: (person) => ({
    title: words.number(person.name),
    text: words.numberText,
    label: strings.phones.digits,
    type: "tel",
    value: "+44 7700 900",
    read: (value) => ({ do: "number", digits: value.replace(/\D/gu, "") }),
  }),
  username: (person) => ({
    title: words.username(person.name),
    text: words.usernameText,
    label: strings.phones.username,
    type: "text",
    value: person.username ?? "",
    read: (value) => ({ do: "username", username: value.trim().replace(/^@/u, "") }),
    none:
      person.username && person.digits
        ? { label: words.giveUp, change: { do: "username", username: null } }
        : undefined,
  }),
  contact: (person) => ({
    title: words.contact(person.name),
    text: words.contactText,
    label: words.contactName,
    type: "text",
    value: person.saved_as ?? person.name,
    read: (value) => ({ do: "contact", name: value.trim() }),
    none: person.saved_as ? { label: words.remove, change: { do: "contact", name: null } } : undefined,
  }),
};

function Form({ person, asked, onClose }: { person: Phone; asked: Asked; onClose: () => void }) {
  const [value, setValue] = useState(asked.value);
  const change = useChangePerson(person.id);
  const make = (wanted: PersonChange) => change.mutate(wanted, { onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make(asked.read(value));
  };
  const { none } = asked;
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{asked.text}</p>
      <label>
        {asked.label}
        <input
          data-autofocus
          required
          type={asked.type}
          maxLength={100}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      {change.error ? (
        <Notice tone="danger" title={change.error.message}>
          {change.error instanceof BenchError ? change.error.remedy : null}
        </Notice>
      ) : null}
      <div className={classes.ways}>
        {none ? <TextButton onClick={() => make(none.change)}>{none.label}</TextButton> : null}
        <TextButton look="quiet" onClick={onClose}>
          {words.cancel}
        </TextButton>
        <TextButton look="filled" type="submit" disabled={value.trim() === "" || change.isPending}>
          {words.save}
        </TextButton>
      </div>
    </form>
  );
}
