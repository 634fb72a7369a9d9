// The phone's part of a sign-up: take the window's code, then say whether to connect and whether to share the chats.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Notice } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { BenchError } from "../api/client";
import { TextButton } from "../ui/TextButton";
import { ToggleSwitch } from "../ui/ToggleSwitch";
import { signUp } from "./calls";
import classes from "./PhoneRequest.module.css";
import { signUpStrings } from "./strings";
import type { Run } from "./types";

const words = signUpStrings.phone;

export interface PhoneRequestProps {
  run: Run;
  onStep?: (run: Run) => void;
}

export function PhoneRequest({ run, onStep }: PhoneRequestProps) {
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (take: () => Promise<Run>) => take(),
    onSuccess: (next) => {
      onStep?.(next);
      client.invalidateQueries({ queryKey: ["account"] });
    },
  });
  if (run.step !== "PHONE_NUMBER_VERIFICATION" && run.step !== "PERMISSIONS") return null;
  return (
    <section className={classes.request} aria-label={words.region}>
      <h3>{words.title}</h3>
      <p>{words.from(run.app_name)}</p>
      {step.error ? (
        <Notice tone="danger" title={step.error.message}>
          {step.error instanceof BenchError ? step.error.remedy : null}
        </Notice>
      ) : null}
      {run.step === "PHONE_NUMBER_VERIFICATION" ? (
        <Code
          run={run}
          busy={step.isPending}
          onCode={(code) => step.mutate(() => signUp.pair(run.id, code))}
        />
      ) : (
        <Consent
          busy={step.isPending}
          onSay={(accept, share) => step.mutate(() => signUp.consent(run.id, accept, share))}
        />
      )}
    </section>
  );
}

function Code({ run, busy, onCode }: { run: Run; busy: boolean; onCode: (code: string) => void }) {
  const [code, setCode] = useState("");
  const field = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <label htmlFor={field}>{words.codeLabel}</label>
      <div className={classes.line}>
        <input
          id={field}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX"
          maxLength={12}
        />
        <TextButton type="submit" disabled={busy || code.trim() === ""}>
          {words.type}
        </TextButton>
      </div>
      <TextButton look="filled" disabled={busy} onClick={() => onCode(run.pairing_code ?? "")}>
        {words.scan}
      </TextButton>
    </form>
  );
}

function Consent({ busy, onSay }: { busy: boolean; onSay: (accept: boolean, share: boolean) => void }) {
  const [share, setShare] = useState(true);
  return (
    <div className={classes.form}>
      <div className={classes.share}>
        <span>
          <b>{words.share}</b>
          <small>{words.shareHint}</small>
        </span>
        <ToggleSwitch label={words.share} on={share} onChange={setShare} />
      </div>
      <p>{words.unlinks}</p>
      <div className={classes.ways}>
        <TextButton disabled={busy} onClick={() => onSay(false, false)}>
          {words.decline}
        </TextButton>
        <TextButton look="filled" disabled={busy} onClick={() => onSay(true, share)}>
          {words.connect}
        </TextButton>
      </div>
    </div>
  );
}
