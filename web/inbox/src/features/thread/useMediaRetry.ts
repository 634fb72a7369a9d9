/** Fetching a message's file once more, by somebody's wish. */
import { useQueryClient } from "@tanstack/react-query";
import { api, type Message } from "@twinline/api";
import { useState } from "react";
import { applyItems } from "../../live/apply";
import { problemWords } from "../../ui/problemWords";
import type { MediaRetry } from "./media";

export function useMediaRetry(message: Message): MediaRetry {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = () => {
    setBusy(true);
    setFailure(null);
    api
      .retryMedia(message.conversation_id, message.id)
      .then((next) => applyItems(client, [{ kind: "message", message: next }]))
      .catch((error: unknown) => setFailure(problemWords(error).fact))
      .finally(() => setBusy(false));
  };
  return { run, busy, failure };
}
