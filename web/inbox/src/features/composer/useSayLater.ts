/** Writes what is to be said later. Unlike the outbox it needs a connection: nobody plans with a page that may be closed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type NewScheduledMessage } from "@twinline/api";
import { keys } from "../../live/keys";
import { problemWords } from "../../ui/problemWords";

export function useSayLater(conversationId: string, onScheduled: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (body: NewScheduledMessage) => api.scheduleMessage(conversationId, body),
    onSuccess: async () => {
      onScheduled();
      await client.invalidateQueries({ queryKey: keys.scheduled(conversationId) });
    },
  });
  return { sayLater: mutate, busy: isPending, failure: error ? problemWords(error) : null, forgive: reset };
}
