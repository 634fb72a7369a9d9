/** Where in the thread one wants to go: a date, or its beginning. */
import { Button, Modal } from "@mantine/core";
import { api } from "@twinline/api";
import { dayKey, Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { businessNow } from "../../clock";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import classes from "../../ui/TimeWindow.module.css";

interface Props {
  conversationId: string;
  opened: boolean;
  onClose: () => void;
  /** The place of the message to look at. */
  onFound: (order: string) => void;
}

const words = strings.toDate;

export default function DateWindow({ conversationId, opened, onClose, onFound }: Props) {
  const today = dayKey(businessNow());
  const [day, setDay] = useState(today);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const go = (at: number) => {
    setBusy(true);
    setFailure(null);
    firstFrom(conversationId, at)
      .then((order) => {
        if (order === null) return setFailure(words.nothing);
        onClose();
        onFound(order);
      })
      .catch((error: unknown) => setFailure(problemWords(error).fact))
      .finally(() => setBusy(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = beginOf(day);
    if (at !== null) go(at);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={strings.thread.toDate} size="xs">
      <form className={classes.form} onSubmit={submit}>
        <label className={classes.field}>
          <span>{words.day}</span>
          <input
            type="date"
            data-autofocus
            value={day}
            max={today}
            required
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        {failure ? <Notice tone="warning" title={failure} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={() => go(0)} disabled={busy}>
            {words.beginning}
          </Button>
          <Button type="submit" loading={busy}>
            {words.go}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The place of the first message from a time on; the last one if there is none. */
async function firstFrom(conversationId: string, at: number): Promise<string | null> {
  const { items } = await api.listMessages(conversationId, { at, limit: 2 });
  return (items.findLast((message) => message.at >= at) ?? items[0])?.order ?? null;
}

/** The first moment of "2026-11-23" where the reader is. */
function beginOf(day: string): number | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date).getTime();
}
