// A template that waits is approved, or rejected for one of Meta's reasons.
import { type FormEvent, useId, useState } from "react";
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { accountStrings } from "./strings";

const words = accountStrings.templates;

export interface ReviewFormProps {
  reasons: string[];
  busy: boolean;
  onApprove: () => void;
  onReject: (reason: string) => void;
}

export function ReviewForm({ reasons, busy, onApprove, onReject }: ReviewFormProps) {
  const [reason, setReason] = useState(reasons[0] ?? "");
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReject(reason);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.field}>
        <label htmlFor={id}>{words.reason}</label>
        <select id={id} value={reason} onChange={(event) => setReason(event.target.value)}>
          {reasons.map((reason) => (
            <option key={reason}>{reason}</option>
          ))}
        </select>
      </div>
      <div className={classes.acts}>
        <TextButton small disabled={busy} onClick={onApprove}>
          {words.approve}
        </TextButton>
        <TextButton small type="submit" disabled={busy}>
          {words.reject}
        </TextButton>
      </div>
    </form>
  );
}
