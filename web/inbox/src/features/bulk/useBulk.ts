/** Does one thing to all chosen conversations, and takes it back as each stood before. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type BulkAction, type BulkItem } from "@twinline/api";
import { applyItems } from "../../live/apply";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { words } from "./words";

interface Wish {
  items: BulkItem[];
  /** What was done to so many; nothing is said of taking it back. */
  told?: (n: number) => string;
}

export function useBulk() {
  const client = useQueryClient();
  const tell = useToast();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ items, told }: Wish) => {
      const { altered, refused, undo } = await api.bulk(items);
      applyItems(
        client,
        altered.map((conversation) => ({ kind: "conversation", conversation })),
      );
      if (!told) return;
      const left = refused[0] ? words.refused(refused.length, refused[0].problem.title) : "";
      const text = [altered.length === 0 && !left ? words.nothing : told(altered.length), left];
      const back = undo.length > 0 ? () => mutate({ items: undo }) : null;
      tell({ text: text.filter(Boolean).join(" "), undo: back });
    },
  });
  return {
    act: (conversation_ids: string[], action: BulkAction, told: (n: number) => string) =>
      mutate({ items: [{ conversation_ids, action }], told }),
    busy: isPending,
    failure: error ? problemWords(error) : null,
    forgive: reset,
  };
}
