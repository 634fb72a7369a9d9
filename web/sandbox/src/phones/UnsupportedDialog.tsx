// What a customer can send that the API does not carry: the phones show it, the platform gets an error in its place.
import { Modal } from "@mantine/core";
import { Notice } from "@twinline/kit";
import { BenchError } from "../api/client";
import { useSendOddity, useUnsupported } from "../api/queries";
import type { Phone } from "../api/types";
import { strings } from "../strings";
import classes from "./PersonDialog.module.css";

const words = strings.phones;

export interface UnsupportedDialogProps {
  customer: Phone;
  opened: boolean;
  onClose: () => void;
}

export function UnsupportedDialog({ customer, opened, onClose }: UnsupportedDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.sendAs(customer.name)}
      size={360}
      classNames={{
        content: classes.content ?? "",
        header: classes.header ?? "",
        title: classes.title ?? "",
      }}
    >
      {opened ? <Types customer={customer} onClose={onClose} /> : null}
    </Modal>
  );
}

function Types({ customer, onClose }: Omit<UnsupportedDialogProps, "opened">) {
  const { data: types, error: unread } = useUnsupported();
  const send = useSendOddity(customer.id);
  const error = unread ?? send.error;
  return (
    <>
      {error ? (
        <Notice tone="danger" title={error.message}>
          {error instanceof BenchError ? error.remedy : null}
        </Notice>
      ) : null}
      <ul className={classes.choices}>
        {types?.map(({ type, shown }) => (
          <li key={type}>
            <button
              type="button"
              disabled={send.isPending}
              onClick={() => send.mutate({ unsupported: { type } }, { onSuccess: onClose })}
            >
              {shown}
              <small>{words.unsupportedHint(type)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
