// What the page reads and does, as hooks. Live frames keep the answers fresh; a mutation's answer is applied at once.
import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { applyFrame, keys, type MessagePages, withMessage } from "./cache";
import { bench } from "./client";
import { phoneCalls } from "./phones";
import type { Said } from "./said";
import type {
  Amend,
  Bench,
  NewPhone,
  Oddity,
  PersonChange,
  PhoneChange,
  PhoneMessage,
  TrafficKind,
} from "./types";

export const useBench = () => useQuery({ queryKey: keys.state, queryFn: bench.state });

export const useChats = (phone: string) =>
  useQuery({ queryKey: keys.chats(phone), queryFn: () => bench.chats(phone) });

export const useMessages = (phone: string, peer: string) =>
  useInfiniteQuery({
    queryKey: keys.messages(phone, peer),
    queryFn: ({ pageParam }) => bench.messages(phone, peer, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.messages[0]?.id : undefined),
  });

export const useTraffic = (kind: TrafficKind) =>
  useInfiniteQuery({
    queryKey: keys.traffic(kind),
    queryFn: ({ pageParam }) => bench.traffic(kind, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length >= 100 ? last.at(-1)?.id : undefined),
  });

export const useExchange = (id: number) =>
  useQuery({ queryKey: keys.exchange(id), queryFn: () => bench.exchange(id) });

/** Until when the peer is typing on this phone's screen, by the virtual clock. */
export const useTypingUntil = (phone: string, peer: string) =>
  useQuery<number>({ queryKey: keys.typing(phone, peer), queryFn: () => 0, enabled: false, initialData: 0 });

function usePatch() {
  const client = useQueryClient();
  return (change: (state: Bench) => Bench) =>
    client.setQueryData<Bench>(keys.state, (state) => state && change(state));
}

export function useSetClock() {
  const patch = usePatch();
  return useMutation({
    mutationFn: bench.setClock,
    onSuccess: (clock) => patch((state) => ({ ...state, clock })),
  });
}

export function useSetFaults() {
  const patch = usePatch();
  return useMutation({
    mutationFn: bench.setFaults,
    onMutate: (change) => patch((state) => ({ ...state, faults: { ...state.faults, ...change } })),
    onSuccess: (faults) => patch((state) => ({ ...state, faults })),
  });
}

export function useClearFaults() {
  const patch = usePatch();
  return useMutation({
    mutationFn: bench.clearFaults,
    onSuccess: (faults) => patch((state) => ({ ...state, faults })),
  });
}

export function useChangePhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ phone, change }: { phone: string; change: PhoneChange }) =>
      bench.changePhone(phone, change),
    onSuccess: (phone) => applyFrame(client, { type: "phone", seq: 0, phone }),
  });
}

export function useAddPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: NewPhone) => bench.addPhone(phone),
    onSuccess: (phone) => applyFrame(client, { type: "phone", seq: 0, phone }),
  });
}

export interface Outgoing {
  phone: string;
  peer: string;
  said: Said;
  /** The message it answers. */
  quote?: string | undefined;
}

export function useSend() {
  const client = useQueryClient();
  return useMutation<PhoneMessage, Error, Outgoing>({
    mutationFn: ({ phone, peer, said, quote }) => phoneCalls.send(phone, peer, said, quote),
    onSuccess: (message, { phone, peer }) => keepMessage(client, phone, peer, message),
  });
}

/** Keeps what a phone now shows of a message, at once and not only when the live feed brings it. */
export function keepMessage(client: QueryClient, phone: string, peer: string, message: PhoneMessage): void {
  client.setQueryData<MessagePages>(
    keys.messages(phone, peer),
    (pages) => pages && withMessage(pages, message),
  );
}

/** Does something to a message of this chat. */
export function useAmend(phone: string, peer: string) {
  const client = useQueryClient();
  return useMutation<PhoneMessage, Error, { message: string; amend: Amend }>({
    mutationFn: ({ message, amend }) => bench.amend(phone, peer, message, amend),
    onSuccess: (message) => keepMessage(client, phone, peer, message),
  });
}

export function useChangePerson(phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: PersonChange) => bench.changePerson(phone, change),
    onSuccess: (person) => applyFrame(client, { type: "phone", seq: 0, phone: person }),
  });
}

/** The live feed brings the message to both phones. */
export const useSendOddity = (phone: string) =>
  useMutation({ mutationFn: (oddity: Oddity) => bench.sendOddity(phone, oddity) });

export const useUnsupported = () => useQuery({ queryKey: keys.unsupported, queryFn: bench.unsupported });

export const useRedeliver = () => useMutation({ mutationFn: bench.redeliver });
