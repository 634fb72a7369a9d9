/** Tells the server what was read: only while the page is looked at and the newest message is in view. */
import { useMutation } from "@tanstack/react-query";
import { api, type ConversationSummary, type Message } from "@twinline/api";
import { useEffect, useRef, useState } from "react";
import { useLooksOn } from "../../live/useLooksOn";

interface Options {
  conversation: ConversationSummary;
  newest: Message | undefined;
  visible: boolean;
}

export function useMarkRead({ conversation, newest, visible }: Options): void {
  // Who only looks on has not read it for the team.
  const may = !useLooksOn();
  const looking = useLooking() && may;
  const { mutate } = useMutation({
    mutationFn: ({ id, upTo }: { id: string; upTo: string }) => api.markRead(id, upTo),
  });
  const told = useRef<string | null>(null);
  const { id, unread, marked_unread } = conversation;
  // A mark that stood when one came is read by coming; one that is put while one looks is for later.
  const came = useRef({ id, marked: marked_unread });
  if (came.current.id !== id) came.current = { id, marked: marked_unread };
  const upTo = newest?.id;
  useEffect(() => {
    const marked = marked_unread && came.current.marked;
    if (!looking || !visible || !upTo || !(marked || (unread > 0 && told.current !== upTo))) return;
    told.current = upTo;
    came.current.marked = false;
    mutate(
      { id, upTo },
      {
        onError: () => {
          told.current = null;
        },
      },
    );
  }, [looking, visible, unread, marked_unread, upTo, id, mutate]);
}

export function useLooking(): boolean {
  const [looking, setLooking] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const listen = () => setLooking(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", listen);
    return () => document.removeEventListener("visibilitychange", listen);
  }, []);
  return looking;
}
