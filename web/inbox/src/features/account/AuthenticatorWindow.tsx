/** Turning an authenticator app on: the password, the key, its first code, the recovery codes. */
import { Button, Modal } from "@mantine/core";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { renderSVG } from "uqr";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { TextField } from "../sign_in/Field";
import classes from "./Account.module.css";
import { words } from "./factorWords";
import { RecoveryCodes } from "./RecoveryCodes";
import { SureForm } from "./SureForm";

interface Props {
  onClose: () => void;
  /** It is asked for from now on. */
  onTurnedOn: () => void;
}

export default function AuthenticatorWindow({ onClose, onTurnedOn }: Props) {
  const [begun, setBegun] = useState<{ secret: string; address: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    // What is shown once is not lost by a click beside it.
    <Modal
      opened
      onClose={onClose}
      title={codes ? words.codesTitle : words.title}
      size="sm"
      closeOnClickOutside={codes === null}
      closeOnEscape={codes === null}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={onClose} />
      ) : begun ? (
        <FirstCode
          begun={begun}
          onCancel={onClose}
          onCodes={(next) => {
            setCodes(next);
            onTurnedOn();
          }}
        />
      ) : (
        <SureForm
          submit={words.go}
          onCancel={onClose}
          onSure={async (password) => setBegun(await api.beginAuthenticator(password))}
        />
      )}
    </Modal>
  );
}

interface FirstCodeProps {
  begun: { secret: string; address: string };
  onCancel: () => void;
  onCodes: (codes: string[]) => void;
}

function FirstCode({ begun, onCancel, onCodes }: FirstCodeProps) {
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      onCodes((await api.confirmAuthenticator(code)).codes);
    } catch (error) {
      const [wrong] = asProblem(error).errors;
      setFailure(wrong ? { fact: wrong.message, remedy: wrong.remedy ?? null } : problemWords(error));
      setBusy(false);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <p className={classes.text}>{words.scan}</p>
      <img
        className={classes.picture}
        alt={words.picture}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.address))}`}
      />
      <p className={classes.key}>
        <span className={classes.text}>{words.key}</span>
        <code dir="ltr">{begun.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <TextField
        label={words.code}
        description={words.codeText}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
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
        <Button type="submit" loading={busy} disabled={code.trim() === ""}>
          {words.turnOn}
        </Button>
      </div>
    </form>
  );
}
