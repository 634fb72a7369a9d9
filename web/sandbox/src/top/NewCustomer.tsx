// Somebody new: a name, and a number or a username.
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { BenchError } from "../api/client";
import { useAddPhone } from "../api/queries";
import type { Phone } from "../api/types";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import classes from "./AddPhone.module.css";

const words = strings.phones;

export function NewCustomer({ onBack, onAdded }: { onBack: () => void; onAdded: (phone: Phone) => void }) {
  const [form, setForm] = useState({ name: "", digits: "+44 7700 900", username: "" });
  const add = useAddPhone();
  const set = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((old) => ({ ...old, [field]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const digits = form.digits.replace(/\D/gu, "");
    const username = form.username.trim().replace(/^@/u, "");
    add.mutate(
      { name: form.name.trim(), ...(digits ? { digits } : {}), ...(username ? { username } : {}) },
      { onSuccess: onAdded },
    );
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <label>
        {words.name}
        <input
          className={classes.input}
          data-autofocus
          required
          maxLength={100}
          value={form.name}
          onChange={set("name")}
        />
      </label>
      <label>
        {words.digits}
        <input className={classes.input} type="tel" value={form.digits} onChange={set("digits")} />
        <small>{words.optional}</small>
      </label>
      <label>
        {words.username}
        <input className={classes.input} value={form.username} onChange={set("username")} />
      </label>
      {add.error ? (
        <Notice tone="danger" title={add.error.message}>
          {add.error instanceof BenchError ? add.error.remedy : null}
        </Notice>
      ) : null}
      <div className={classes.ways}>
        <TextButton look="quiet" onClick={onBack}>
          {words.back}
        </TextButton>
        <TextButton look="filled" type="submit" disabled={form.name.trim() === "" || add.isPending}>
          {words.add_}
        </TextButton>
      </div>
    </form>
  );
}
