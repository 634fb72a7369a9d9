/** Says what a field holds of a customer, and offers to take it back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Attribute, api, asProblem, type ContactAttribute } from "@twinline/api";
import { applyAttribute } from "../../live/apply";
import { keys } from "../../live/keys";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { shown } from "./shown";
import { words } from "./words";

interface Wish {
  value: string;
  /** What was seen. */
  version: number;
}

export function useSetAttribute(contactId: string, attribute: Attribute, before: string, onSet: () => void) {
  const client = useQueryClient();
  const tell = useToast();
  const put = async ({ value, version }: Wish) => {
    try {
      const next = await api.setContactAttribute(contactId, attribute.id, value, version);
      applyAttribute(client, contactId, next);
      return next;
    } catch (error) {
      // What stands there now is shown before anybody decides again.
      if (asProblem(error).code === "attribute_moved")
        await client.invalidateQueries({ queryKey: keys.conversations });
      throw error;
    }
  };
  const told = (next: ContactAttribute) =>
    next.value === ""
      ? words.emptied(attribute.name)
      : words.set(attribute.name, shown(attribute.kind, next.value));
  return useMutation({
    mutationFn: put,
    onSuccess: (next) => {
      onSet();
      const undo = () =>
        put({ value: before, version: next.version }).then(
          (back) => tell({ text: told(back), undo: null }),
          (error) => tell({ text: problemWords(error).fact, undo: null }),
        );
      tell({ text: told(next), undo: () => void undo() });
    },
  });
}
