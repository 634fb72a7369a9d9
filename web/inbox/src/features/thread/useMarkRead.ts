/** Tells the server what was read: only while the page is looked at and the newest message is in view. */
import { useMutation } from "@tanstack/react-query";
import { api, type ConversationSummary, type Message } from "@twinline/api";
import { useEffect, useRef, useState } from "react";

interface Options {
  conversation: ConversationSummary;
  newest: Message | undefined;
  visible: boolean;
}

export function useMarkRead({ conversation, newest, visible }: Options): void {
  const looking = useLooking();
  const { mutate } = useMutation({
    mutationFn: ({ id, upTo }: { id: string; upTo: string }) => api.markRead(id, upTo),
  });
  const told = useRef<string | null>(null);
  const { id, unread } = conversation;
  const upTo = newest?.id;
  useEffect(() => {
    if (!looking || !visible || unread === 0 || !upTo || told.current === upTo) return;
    told.current = upTo;
    mutate(
      { id, upTo },
      {
        onError: () => {
          told.current = null;
        },
      },
    );
  }, [looking, visible, unread, upTo, id, mutate]);
}

function useLooking(): boolean {
  const [looking, setLooking] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const listen = () => setLooking(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", listen);
    return () => document.removeEventListener("visibilitychange", listen);
  }, []);
  return looking;
}
