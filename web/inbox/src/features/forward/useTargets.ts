/** To whom something can be forwarded: whom one looks for, or who wrote last. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { readableName } from "@twinline/kit";
import { keys } from "../../live/keys";

export interface Target {
  conversationId: string;
  name: string;
  /** Digits of the number, if it is known. */
  digits: string | null;
}

const SHOWN = 20;

export function useTargets(q: string, without: string) {
  return useQuery({
    queryKey: keys.targets(q),
    queryFn: async (): Promise<Target[]> => (q === "" ? await recent() : await found(q)),
    placeholderData: keepPreviousData,
    select: (targets: Target[]) => targets.filter(({ conversationId }) => conversationId !== without),
  });
}

async function recent(): Promise<Target[]> {
  const { items } = await api.listConversations({ sort: "recent", limit: SHOWN });
  return items.map(({ id, contact }) => ({
    conversationId: id,
    name: readableName(contact.name),
    digits: contact.digits,
  }));
}

async function found(q: string): Promise<Target[]> {
  const { people } = await api.search({ q });
  return people.flatMap(({ contact, conversations }) =>
    conversations.map(({ id }) => ({
      conversationId: id,
      name: readableName(contact.name),
      digits: contact.digits,
    })),
  );
}
