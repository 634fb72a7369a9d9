/** Asks for the password before something is altered that guards the account. */
import { Button } from "@mantine/core";
import { asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, type ReactNode, useState } from "react";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { PasswordField } from "../sign_in/Field";
import classes from "./Account.module.css";
import { words } from "./factorWords";

interface Props {
  submit: string;
  onSure: (password: string) => Promise<void>;
  onCancel: () => void;
  /** Further fields. */
  children?: ReactNode;
}

export function SureForm({ submit, onSure, onCancel, children }: Props) {
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    setFailure(null);
    try {
      await onSure(password);
    } catch (error) {
      const { errors } = asProblem(error);
      const of = errors.find(({ field }) => field === "password");
      if (of) setWrong(of.message);
      else setFailure(problemWords(error));
    }
    setBusy(false);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void go(event)}>
      {children}
      <PasswordField
        label={words.password}
        description={words.passwordText}
        autoComplete="current-password"
        data-autofocus
        value={password}
        error={wrong}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.end}>
        <Button variant="default" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={password === ""}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
