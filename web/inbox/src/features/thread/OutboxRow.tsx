/** A message that was written here and is not yet the server's: the same bubble it will be. */
import { useQueryClient } from "@tanstack/react-query";
import type { FloorHolder, Me } from "@twinline/api";
import { Bubble, FloorRow, OriginMark, SendState, type SendStateProps } from "@twinline/kit";
import { useEffect, useState } from "react";
import { keys } from "../../live/keys";
import { useAway } from "../../live/LiveProvider";
import type { OutboxEntry } from "../../outbox/Outbox";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";
import { stateIcon } from "./MessageRow";
import classes from "./Thread.module.css";

interface Props {
  entry: OutboxEntry;
  first: boolean;
  floor: FloorHolder;
  onEdit: (entry: OutboxEntry) => void;
}

export function OutboxRow({ entry, first, floor, onEdit }: Props) {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const name = me?.person.name ?? strings.thread.you;
  const state = useOutboxState(entry, () => onEdit(entry));
  return (
    <div className={classes.message}>
      <FloorRow floor={floor} side="out" gap={first} mark={<OriginMark origin="agent" name={name} />}>
        <Bubble
          side="out"
          origin="agent"
          author={first ? { name } : undefined}
          media={entry.media ? { ...entry.media } : undefined}
          text={entry.text === "" ? null : entry.text}
          time={entry.written_at}
          tick="queued"
        />
      </FloorRow>
      {state ? (
        <FloorRow floor={floor} side="out">
          <SendState {...state} icon={stateIcon(state.tone)} />
        </FloorRow>
      ) : null}
    </div>
  );
}

function useOutboxState(entry: OutboxEntry, edit: () => void): SendStateProps | undefined {
  const { outbox } = useOutbox();
  const away = useAway();
  const words = strings.send;
  const { state, due_at } = entry;
  const left = useSecondsLeft(due_at);
  switch (state.kind) {
    case "waiting":
      if (left > 0)
        return {
          tone: "plain",
          text: words.canBeUndone(left),
          actions: [
            { label: strings.common.undo, onClick: edit },
            { label: words.now, onClick: () => outbox.sendNow(entry.client_token) },
          ],
        };
      return away ? { tone: "plain", text: words.waitsConnection } : undefined;
    case "sending":
      return undefined;
    case "held":
      return { tone: "warn", text: words.waitsDecision };
    case "refused":
      return {
        tone: "bad",
        text: [words.failed, state.sentence, state.remedy].filter(Boolean).join(" "),
        actions: [
          { label: strings.composer.edit, onClick: edit },
          { label: words.again, onClick: () => outbox.retry(entry.client_token) },
          { label: strings.composer.discard, onClick: () => outbox.discard(entry.client_token) },
        ],
      };
  }
}

/** Whole seconds until a time of this device's clock; nought once it has passed. */
function useSecondsLeft(at: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  const over = at === undefined || at <= now;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [over]);
  return over ? 0 : Math.ceil((at - now) / 1_000);
}
