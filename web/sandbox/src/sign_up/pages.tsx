// The pages of the sign-up window.
import { Notice, phoneNumber } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { renderSVG } from "uqr";
import { sameBusiness } from "../businesses/current";
import { TextButton } from "../ui/TextButton";
import { PhoneRequest } from "./PhoneRequest";
import classes from "./SignUpWindow.module.css";
import { signUpStrings as words } from "./strings";
import type { Run } from "./types";

interface PageProps {
  run: Run;
  busy: boolean;
}

/** Sign in, then choose the portfolio; there is one. */
export function ChoosePage({ run, busy, onNext }: PageProps & { onNext: () => void }) {
  const [signedIn, setSignedIn] = useState(false);
  const owner = run.business.owner ?? words.signIn.owner;
  if (!signedIn)
    return (
      <>
        <h2>{words.signIn.title(run.app_name)}</h2>
        <p>{words.signIn.text}</p>
        <div className={classes.ways}>
          <TextButton look="filled" onClick={() => setSignedIn(true)}>
            {words.signIn.go(owner)}
          </TextButton>
        </div>
      </>
    );
  return (
    <>
      <h2>{words.portfolio.title}</h2>
      <label className={classes.choice}>
        <input type="radio" name="portfolio" defaultChecked />
        <span>
          <b>{run.business.name}</b>
          <small>{words.portfolio.id(run.business.portfolio_id)}</small>
        </span>
      </label>
      <div className={classes.ways}>
        <TextButton look="filled" disabled={busy} onClick={onNext}>
          {words.next}
        </TextButton>
      </div>
    </>
  );
}

export interface NumberPageProps extends PageProps {
  /** What the page that opened the window filled in. */
  filled: string | null;
  onNext: (digits: string) => void;
  onReport: () => void;
}

export function NumberPage({ run, busy, filled, onNext, onReport }: NumberPageProps) {
  const own = run.business.display_phone_number;
  const [other, setOther] = useState(filled !== null && filled !== own.replace(/\D/gu, ""));
  const [typed, setTyped] = useState(filled ? `+${filled}` : "");
  const field = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onNext(other ? typed : own);
  };
  return (
    <form onSubmit={send}>
      <h2>{words.number.title}</h2>
      <label className={classes.choice}>
        <input type="radio" name="number" checked={!other} onChange={() => setOther(false)} />
        <span>
          <b>
            <bdi>{own}</bdi>
          </b>
          <small>{words.number.inApp}</small>
        </span>
      </label>
      <label className={classes.choice}>
        <input type="radio" name="number" checked={other} onChange={() => setOther(true)} />
        <span>
          <b>{words.number.other}</b>
        </span>
      </label>
      {other ? (
        <div className={classes.field}>
          <label htmlFor={field}>{words.number.otherLabel}</label>
          <input
            id={field}
            type="tel"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={words.number.otherHint}
            required
          />
        </div>
      ) : null}
      {run.error ? (
        <Notice
          tone="danger"
          title={`${run.error.title}.`}
          action={{ label: words.problem.report, onClick: onReport }}
        >
          {run.error.text} <small>{words.problem.code(run.error.code)}</small>
        </Notice>
      ) : null}
      <div className={classes.ways}>
        <TextButton type="submit" look="filled" disabled={busy}>
          {words.next}
        </TextButton>
      </div>
    </form>
  );
}

export interface PairingPageProps {
  run: Run;
  onStep: (run: Run) => void;
  onBack: () => void;
}

export function PairingPage({ run, onStep, onBack }: PairingPageProps) {
  const waits = run.step === "PHONE_NUMBER_VERIFICATION";
  const said = waits ? words.pairing : words.consent;
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      {waits && run.pairing_code ? (
        <div className={classes.pairing}>
          <div
            className={classes.qr}
            role="img"
            aria-label={words.pairing.qr}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn here, of our own address
            dangerouslySetInnerHTML={{
              __html: renderSVG(`${location.origin}${sameBusiness("/bench/sign_up/phone/")}`, { border: 2 }),
            }}
          />
          <div>
            <p>{words.pairing.code}</p>
            <output className={classes.code}>{run.pairing_code}</output>
          </div>
        </div>
      ) : null}
      <details className={classes.here}>
        <summary>{words.pairing.here}</summary>
        <PhoneRequest run={run} onStep={onStep} />
      </details>
      {waits ? (
        <div className={classes.ways}>
          <TextButton onClick={onBack}>{words.back}</TextButton>
        </div>
      ) : null}
    </>
  );
}

export function ReviewPage({ run, busy, onFinish }: PageProps & { onFinish: () => void }) {
  const rows: [string, string][] = [
    [words.review.number, (run.digits && phoneNumber(run.digits)) || run.business.display_phone_number],
    [words.review.portfolio, run.business.name],
    [words.review.app, run.app_name],
    [words.review.history, run.shares_history ? words.review.shared : words.review.notShared],
  ];
  return (
    <>
      <h2>{words.review.title}</h2>
      <dl className={classes.rows}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {run.advice.map((hint) => (
        <Notice key={hint} tone="warning" title={hint} />
      ))}
      <div className={classes.ways}>
        <TextButton look="filled" disabled={busy} onClick={onFinish}>
          {words.review.finish}
        </TextButton>
      </div>
    </>
  );
}
