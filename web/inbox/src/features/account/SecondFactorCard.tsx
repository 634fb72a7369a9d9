/** The authenticator app of one's account: on, off, and the codes that stand for it. */
import { Button, Modal } from "@mantine/core";
import { api, type Factors } from "@twinline/api";
import { dateTime, Notice } from "@twinline/kit";
import { useState } from "react";
import { Card } from "../../ui/Page";
import { useToast } from "../shell/Toast";
import classes from "./Account.module.css";
import AuthenticatorWindow from "./AuthenticatorWindow";
import { words } from "./factorWords";
import { RecoveryCodes } from "./RecoveryCodes";
import { SureForm } from "./SureForm";

const FEW = 3;

export function SecondFactorCard({ factors, onAltered }: { factors: Factors; onAltered: () => void }) {
  const tell = useToast();
  const [opened, setOpened] = useState<"set up" | "renew" | "turn off" | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const since = factors.authenticator_since;
  const left = factors.recovery_codes_left;
  const close = () => {
    setOpened(null);
    setCodes(null);
  };
  return (
    <Card title={words.title} aside={since === null ? words.off : words.on(dateTime(since))} span={6}>
      <div className={classes.form}>
        <p className={classes.text}>{words.text}</p>
        {since === null ? null : left <= FEW ? (
          <Notice tone="warning" title={words.left(left)}>
            {words.few}
          </Notice>
        ) : (
          <p className={classes.text}>{words.left(left)}</p>
        )}
        <div className={classes.actions}>
          {since === null ? (
            <Button onClick={() => setOpened("set up")}>{words.begin}</Button>
          ) : (
            <>
              <Button variant="default" onClick={() => setOpened("renew")}>
                {words.renew}
              </Button>
              <Button variant="default" onClick={() => setOpened("turn off")}>
                {words.turnOff}
              </Button>
            </>
          )}
        </div>
      </div>
      {opened === "set up" ? <AuthenticatorWindow onClose={close} onTurnedOn={onAltered} /> : null}
      <Modal
        opened={opened === "renew"}
        onClose={close}
        title={words.codesTitle}
        size="sm"
        closeOnClickOutside={codes === null}
        closeOnEscape={codes === null}
      >
        {codes ? (
          <RecoveryCodes codes={codes} onKept={close} />
        ) : (
          <SureForm
            submit={words.renew}
            onCancel={close}
            onSure={async (password) => {
              setCodes((await api.renewRecoveryCodes(password)).codes);
              onAltered();
            }}
          />
        )}
      </Modal>
      <Modal opened={opened === "turn off"} onClose={close} title={words.turnOffTitle} size="sm">
        <SureForm
          submit={words.turnOff}
          onCancel={close}
          onSure={async (password) => {
            await api.removeAuthenticator(password);
            close();
            onAltered();
            tell({ text: words.turnedOff, undo: null });
          }}
        />
      </Modal>
    </Card>
  );
}
