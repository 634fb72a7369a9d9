// What happens on phones, as hooks. Live frames keep the answers fresh; a mutation's answer is applied at once.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { applyFrame, keys } from "./cache";
import type { Tap } from "./cards";
import { phoneCalls } from "./phones";
import { keepMessage } from "./queries";
import type { Chat, ChatChange, DisappearAfter, Label, LabelId, Updates } from "./types";

/** A customer's finger on something the business offered; the answer is a message of theirs. */
export function useTap(phone: string, peer: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ message, tap }: { message: string; tap: Tap }) =>
      phoneCalls.tap(phone, peer, message, tap),
    onSuccess: (answer) => keepMessage(client, phone, peer, answer),
  });
}

export const useCanned = () => useQuery({ queryKey: keys.canned, queryFn: phoneCalls.canned });

export function useStar(phone: string, peer: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ message, starred }: { message: string; starred: boolean }) =>
      phoneCalls.star(phone, peer, message, starred),
    onSuccess: (message) => {
      keepMessage(client, phone, peer, message);
      client.invalidateQueries({ queryKey: keys.starred(phone) });
    },
  });
}

export function useChangeChat(phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ peer, change }: { peer: string; change: ChatChange }) =>
      phoneCalls.changeChat(phone, peer, change),
    // Shown at once; what the sandbox says replaces it.
    onMutate: ({ peer, change: { unread: _, ...seen } }) =>
      client.setQueryData<Chat[]>(keys.chats(phone), (chats) =>
        chats?.map((chat) => (chat.peer === peer ? { ...chat, ...seen } : chat)),
      ),
    onSuccess: (chat) => applyFrame(client, { type: "chat", seq: 0, phone, chat }),
    onError: () => client.invalidateQueries({ queryKey: keys.chats(phone) }),
  });
}

export function useBlock(phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ peer, how }: { peer: string; how: "block" | "report" | "unblock" }) =>
      how === "unblock" ? phoneCalls.unblock(phone, peer) : phoneCalls.block(phone, peer, how === "report"),
    onSuccess: (changed) => {
      applyFrame(client, { type: "phone", seq: 0, phone: changed });
      client.invalidateQueries({ queryKey: keys.chats(phone) });
    },
  });
}

export function useDisappear(phone: string, peer: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (after: DisappearAfter | null) => phoneCalls.disappear(phone, peer, after),
    // Shown at once; the live feed tells both sides, and who turned it.
    onSuccess: (_, after) =>
      client.setQueryData<Chat[]>(keys.chats(phone), (chats) =>
        chats?.map((chat) => (chat.peer === peer ? { ...chat, disappearing: after } : chat)),
      ),
  });
}

/** The business's status posts on a customer's phone. */
export const useUpdates = (phone: string) =>
  useQuery({ queryKey: keys.updates(phone), queryFn: () => phoneCalls.updates(phone) });

export function useLookAt(phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (post: string) => phoneCalls.lookAt(phone, post),
    onSuccess: (updates) => client.setQueryData<Updates>(keys.updates(phone), updates),
  });
}

export function useAnswerUpdate(phone: string) {
  return useMutation({
    mutationFn: ({ post, text }: { post: string; text: string }) =>
      phoneCalls.answerUpdate(phone, post, text),
  });
}

export const useSearch = (phone: string, words: string) =>
  useQuery({
    queryKey: keys.search(phone, words),
    queryFn: () => phoneCalls.search(phone, words),
    enabled: words !== "",
    // What is found changes with every message.
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
  });

export const useStarred = (phone: string) =>
  useQuery({ queryKey: keys.starred(phone), queryFn: () => phoneCalls.starred(phone), staleTime: 0 });

export const useLabels = (wanted = true) =>
  useQuery({ queryKey: keys.labels, queryFn: phoneCalls.labels, enabled: wanted });

export type LabelDeed =
  | { do: "add"; name: string; colour?: number }
  | { do: "change"; label: LabelId; change: { name?: string; colour?: number } }
  | { do: "remove"; label: LabelId };

export function useLabelDeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (deed: LabelDeed): Promise<Label | null> => {
      if (deed.do === "add") return phoneCalls.addLabel({ name: deed.name, colour: deed.colour });
      if (deed.do === "change") return phoneCalls.changeLabel(deed.label, deed.change);
      await phoneCalls.removeLabel(deed.label);
      return null;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.labels }),
  });
}

export const useProfile = (wanted = true) =>
  useQuery({ queryKey: keys.profile, queryFn: phoneCalls.profile, enabled: wanted });
