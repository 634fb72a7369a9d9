/** A time that no menu names. */
import { Button, Modal } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { businessNow } from "../clock";
import { localMinute } from "../features/composer/laterTimes";
import { strings } from "../strings";
import classes from "./TimeWindow.module.css";

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  submit: string;
  /** It must be before this, if that is given. */
  until: number | null;
  onChoose: (at: number) => void;
}

const words = strings.later;
const SOON_MS = 7_200_000;

export default function OwnTime({ opened, onClose, title, submit, until, onChoose }: Props) {
  const id = useId();
  const [value, setValue] = useState(() => localMinute(businessNow() + SOON_MS));
  const at = new Date(value).getTime();
  const isPast = !(at > businessNow());
  const isTooLate = until !== null && at >= until;
  const fault = isPast ? words.past : isTooLate ? words.tooLate : null;
  const choose = (event: FormEvent) => {
    event.preventDefault();
    if (fault) return;
    onClose();
    onChoose(at);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="xs">
      <form className={classes.form} onSubmit={choose}>
        <label className={classes.field}>
          <span>{words.time}</span>
          <input
            data-autofocus
            type="datetime-local"
            value={value}
            aria-describedby={fault ? id : undefined}
            aria-invalid={fault !== null}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </label>
        {fault ? (
          <p id={id} className={classes.fault}>
            {fault}
          </p>
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          <Button type="submit" disabled={fault !== null}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
