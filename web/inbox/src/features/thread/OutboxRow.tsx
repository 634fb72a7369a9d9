/** A message that was written here and is not yet the server's: the same bubble it will be. */
import { useQueryClient } from "@tanstack/react-query";
import type { FloorHolder, Me } from "@twinline/api";
import { Bubble, FloorRow, OriginMark, SendState, type SendStateProps } from "@twinline/kit";
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
  const { state } = entry;
  switch (state.kind) {
    case "waiting":
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
