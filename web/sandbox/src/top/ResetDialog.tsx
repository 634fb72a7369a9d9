// Asks before everything on the bench goes: it cannot be undone, except by a snapshot.
import { useMutation } from "@tanstack/react-query";
import { Notice } from "@twinline/kit";
import type { RefObject } from "react";
import { remedyOf } from "../api/client";
import { lab } from "../api/lab";
import { strings } from "../strings";
import { Dialog } from "../ui/Dialog";
import { TextButton } from "../ui/TextButton";

const words = strings.state;

export interface ResetDialogProps {
  opened: boolean;
  onClose: () => void;
  focusAfter: RefObject<HTMLElement | null>;
}

export function ResetDialog({ opened, onClose, focusAfter }: ResetDialogProps) {
  const reset = useMutation({ mutationFn: lab.reset, onSuccess: onClose });
  return (
    <Dialog
      title={words.resetTitle}
      opened={opened}
      onClose={onClose}
      focusAfter={focusAfter}
      ways={
        <>
          <TextButton data-autofocus onClick={onClose}>
            {words.cancel}
          </TextButton>
          <TextButton look="filled" disabled={reset.isPending} onClick={() => reset.mutate()}>
            {words.reset}
          </TextButton>
        </>
      }
    >
      <p>{words.resetText}</p>
      {reset.error ? (
        <Notice tone="danger" title={reset.error.message}>
          {remedyOf(reset.error)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
