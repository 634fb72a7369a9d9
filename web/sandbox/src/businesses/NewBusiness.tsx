// One more business: a name, a number, and who holds its phone.
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { BenchError } from "../api/client";
import fields from "../top/AddPhone.module.css";
import { TextButton } from "../ui/TextButton";
import classes from "./BusinessMenu.module.css";
import { type ListedBusiness, useOpenBusiness } from "./queries";
import { businessStrings as words } from "./strings";

export interface NewBusinessProps {
  onBack: () => void;
  onOpened: (business: ListedBusiness) => void;
}

export function NewBusiness({ onBack, onOpened }: NewBusinessProps) {
  const [form, setForm] = useState({ name: "", number: "", owner: "" });
  const open = useOpenBusiness();
  const set = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((old) => ({ ...old, [field]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const owner = form.owner.trim();
    open.mutate(
      { name: form.name, number: form.number, ...(owner ? { owner } : {}) },
      { onSuccess: onOpened },
    );
  };
  const ready = form.name.trim() !== "" && form.number.trim() !== "" && !open.isPending;
  return (
    <form className={fields.form} onSubmit={submit}>
      <p className={classes.hint}>{words.opens}</p>
      <label>
        {words.name}
        <input
          className={fields.input}
          data-autofocus
          required
          maxLength={100}
          value={form.name}
          onChange={set("name")}
        />
      </label>
      <label>
        {words.number}
        <input
          className={fields.input}
          type="tel"
          required
          placeholder="+44 20 7946 0999"
          value={form.number}
          onChange={set("number")}
        />
        <small>{words.numberHint}</small>
      </label>
      <label>
        {words.owner}
        <input className={fields.input} maxLength={100} value={form.owner} onChange={set("owner")} />
        <small>{words.optional}</small>
      </label>
      {open.error ? (
        <Notice tone="danger" title={open.error.message}>
          {open.error instanceof BenchError ? open.error.remedy : null}
        </Notice>
      ) : null}
      <div className={fields.ways}>
        <TextButton look="quiet" onClick={onBack}>
          {words.back}
        </TextButton>
        <TextButton look="filled" type="submit" disabled={!ready}>
          {words.open}
        </TextButton>
      </div>
    </form>
  );
}
