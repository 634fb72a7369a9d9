/** What a person does to a conversation besides writing: the floor, its status, whose it is. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  api,
  asProblem,
  type ConversationStatus,
  type ConversationSummary,
  type Floor,
  type Me,
} from "@twinline/api";
import { useState } from "react";
import { businessNow } from "../../clock";
import { applyItems } from "../../live/apply";
import { keys } from "../../live/keys";
import { problemWords } from "../../ui/problemWords";
import { floorLost } from "../composer/factWords";

export interface Commands {
  moveFloor: (action: "take" | "hand_back") => void;
  setStatus: (status: ConversationStatus) => void;
  assign: (personId: string | null) => void;
  busy: boolean;
  failure: { fact: string; remedy: string | null } | null;
  forgive: () => void;
}

export function useCommands(conversation: ConversationSummary): Commands {
  const client = useQueryClient();
  const [failure, setFailure] = useState<Commands["failure"]>(null);
  const { id } = conversation;
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
    setStatus: (status) => mutate(async () => apply(await api.setStatus(id, status))),
    assign: (personId) => mutate(async () => apply(await api.assign(id, personId))),
    busy: isPending,
    failure,
    forgive: () => setFailure(null),
  };
}
