/** Putting this side's sign on a message: what is wished, what became of it, in words. */
import { useQueryClient } from "@tanstack/react-query";
import { api, type Message } from "@twinline/api";
import { useState } from "react";
import { applyItems } from "../../live/apply";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";

const words = strings.thread;
/** So long the answer may take to come from WhatsApp before it is said that it waits. */
const WAIT_MS = 10_000;

export interface Reacting {
  own: string | null;
  /** What there is to say of the last wish, or nothing. */
  told: { text: string; bad: boolean } | null;
  react: (emoji: string) => void;
}

export function useReaction(message: Message): Reacting {
  const client = useQueryClient();
  const [told, setTold] = useState<Reacting["told"]>(null);
  const own = message.reactions.find(({ by }) => by === "out")?.emoji ?? null;
  const react = (emoji: string) => {
    setTold({ text: words.reacting(emoji), bad: false });
    const wish = { emoji, client_token: crypto.randomUUID(), wait_ms: WAIT_MS };
    api
      .react(message.conversation_id, message.id, wish)
      .then(({ delivery, message: next }) => {
        applyItems(client, [{ kind: "message", message: next }]);
        setTold(outcome(delivery.state, delivery.reason?.sentence ?? null));
      })
      .catch((error: unknown) =>
        setTold({ text: words.reactionFailed(problemWords(error).fact), bad: true }),
      );
  };
  return { own, told, react };
}

function outcome(state: string, reason: string | null): Reacting["told"] {
  if (state === "accepted" || state === "sent") return null;
  if (["refused", "failed", "expired", "cancelled", "withdrawn"].includes(state)) {
    return { text: words.reactionFailed(reason ?? state), bad: true };
  }
  return { text: words.reactionWaits, bad: false };
}
