/** What a person does to a conversation besides writing: the floor, its status, whose it is. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  api,
  asProblem,
  type ConversationStatus,
  type ConversationSummary,
  type Floor,
  type Me,
  type Person,
} from "@twinline/api";
import { readableName } from "@twinline/kit";
import { useState } from "react";
import { businessNow } from "../../clock";
import { applyItems } from "../../live/apply";
import { keys } from "../../live/keys";
import { applyPins } from "../../live/pins";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { floorLost, moment } from "../composer/factWords";
import { useToast } from "../shell/Toast";

/** What was done, in words. */
function statusWords(name: string, status: ConversationStatus, until: number | null): string {
  const words = strings.snooze;
  if (status === "open") return words.toldOpen(name);
  if (status === "resolved") return words.toldResolved(name);
  return until === null ? words.toldSnoozed(name) : words.toldUntil(name, moment(until, businessNow()));
}

/** A time that is over by now wakes nobody. */
const stillToCome = (at: number | null | undefined): number | null =>
  at != null && at > businessNow() ? at : null;

export interface Commands {
  moveFloor: (action: "take" | "hand_back") => void;
  /** `until`: of `snoozed`. Each can be taken back for a moment. */
  setStatus: (status: ConversationStatus, until?: number | null) => void;
  /** Can be taken back for a moment, as what follows. */
  assign: (person: Person | null) => void;
  markUnread: (unread: boolean) => void;
  pin: (pinned: boolean) => void;
  busy: boolean;
  failure: { fact: string; remedy: string | null } | null;
  forgive: () => void;
}

export function useCommands(conversation: ConversationSummary): Commands {
  const client = useQueryClient();
  const [failure, setFailure] = useState<Commands["failure"]>(null);
  const tell = useToast();
  const { id } = conversation;
  const name = readableName(conversation.contact.name);
  const apply = (next: ConversationSummary) =>
    applyItems(client, [{ kind: "conversation", conversation: next }]);
  const applyFloor = (floor: Floor) => apply({ ...conversation, floor });
  const { mutate, isPending } = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onMutate: () => setFailure(null),
    onError: (error) => {
      // The floor moved: now we know where it is, which is what the person wanted to see.
      const { floor } = asProblem(error);
      if (floor) applyFloor(floor);
      const words = problemWords(error);
      const lost = floorLost(floor, client.getQueryData<Me>(keys.me)?.person.id ?? "", businessNow());
      setFailure({ ...words, fact: lost ?? words.fact });
    },
  });
  return {
    moveFloor: (action) =>
      mutate(async () => applyFloor(await api.moveFloor(id, action, conversation.floor.version))),
    setStatus: (status, until = null) =>
      mutate(async () => {
        const { status: was, snoozed_until } = conversation;
        apply(await api.setStatus(id, status, until));
        tell({
          text: statusWords(name, status, until),
          undo: () => mutate(async () => apply(await api.setStatus(id, was, stillToCome(snoozed_until)))),
        });
      }),
    assign: (person) => {
      const was = conversation.assignee?.id ?? null;
      const give = (to: string | null) => mutate(async () => apply(await api.assign(id, to)));
      mutate(async () => {
        apply(await api.assign(id, person?.id ?? null));
        tell({ text: strings.team.toldAssigned(name, person?.name), undo: () => give(was) });
      });
    },
    markUnread: (unread) => {
      const mark = (on: boolean) => async () => {
        if (on) apply(await api.markUnread(id));
        else await api.markRead(id, null);
      };
      mutate(async () => {
        await mark(unread)();
        tell({ text: strings.team.toldUnread(name, unread), undo: () => mutate(mark(!unread)) });
      });
    },
    pin: (pinned) => {
      const keep = (on: boolean) => async () => {
        await (on ? api.pin(id) : api.unpin(id));
        const others = (client.getQueryData<Me>(keys.me)?.pins ?? []).filter((each) => each !== id);
        applyPins(client, on ? [...others, id] : others);
      };
      mutate(async () => {
        await keep(pinned)();
        tell({ text: strings.team.toldPinned(name, pinned), undo: () => mutate(keep(!pinned)) });
      });
    },
    busy: isPending,
    failure,
    forgive: () => setFailure(null),
  };
}
