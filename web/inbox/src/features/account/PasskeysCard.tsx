/** The passkeys of one's account. */
import { Button, Modal } from "@mantine/core";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { api, type Factors, type Passkey } from "@twinline/api";
import { dateTime, Notice } from "@twinline/kit";
import { useState } from "react";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { TextField } from "../sign_in/Field";
import classes from "./Account.module.css";
import { words } from "./factorWords";
import { SureForm } from "./SureForm";

export function PasskeysCard({ factors, onAltered }: { factors: Factors; onAltered: () => void }) {
  const tell = useToast();
  const [adding, setAdding] = useState(false);
  const remove = useMutation({
    mutationFn: ({ id }: Passkey) => api.removePasskey(id),
    onSuccess: (_, { name }) => tell({ text: words.removed(name), undo: null }),
    onSettled: onAltered,
  });
  const failure = remove.error ? problemWords(remove.error) : null;
  const hindrance = !factors.passkeys_possible
    ? words.passkeysImpossible
    : browserSupportsWebAuthn()
      ? null
      : words.noBrowser;
  return (
    <Card title={words.passkeys} span={6}>
      <div className={classes.form}>
        <p className={classes.text}>{words.passkeysText}</p>
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
        {factors.passkeys.length > 0 ? (
          <ul className={classes.list}>
            {factors.passkeys.map((passkey) => (
              <li key={passkey.id}>
                <span>
                  <span className={classes.name}>
                    <bdi>{passkey.name}</bdi>
                  </span>
                  <span className={classes.text}>
                    {passkey.used_at === null
                      ? words.made(dateTime(passkey.created_at))
                      : words.used(dateTime(passkey.created_at), dateTime(passkey.used_at))}
                  </span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={words.removeOf(passkey.name)}
                  onClick={() => remove.mutate(passkey)}
                >
                  {words.remove}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {hindrance ? <p className={classes.text}>{hindrance}</p> : null}
        <div className={classes.actions}>
          <Button variant="default" disabled={hindrance !== null} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
      </div>
      <Modal opened={adding} onClose={() => setAdding(false)} title={words.add} size="sm">
        <AddPasskey
          onCancel={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false);
            onAltered();
            tell({ text: words.added(name), undo: null });
          }}
        />
      </Modal>
    </Card>
  );
}

interface AddProps {
  onCancel: () => void;
  onAdded: (name: string) => void;
}

function AddPasskey({ onCancel, onAdded }: AddProps) {
  const [name, setName] = useState(words.nameDefault);
  const [cancelled, setCancelled] = useState(false);
  const add = async (password: string) => {
    setCancelled(false);
    const { ceremony_id, options } = await api.beginPasskey(password);
    // The server writes them as WebAuthn says; the library's types are those of the browser.
    const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]["optionsJSON"];
    const credential = await startRegistration({ optionsJSON }).catch(() => null);
    if (!credential) return setCancelled(true);
    const kept = await api.addPasskey(ceremony_id, name, credential);
    onAdded(kept.name);
  };
  return (
    <SureForm submit={words.go} onCancel={onCancel} onSure={add}>
      <TextField
        label={words.name}
        description={words.nameText}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {cancelled ? (
        <Notice tone="warning" title={words.cancelled}>
          {words.cancelledText}
        </Notice>
      ) : null}
    </SureForm>
  );
}
