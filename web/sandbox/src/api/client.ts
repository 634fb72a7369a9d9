// Calls of the bench API. Every failure carries a sentence and its remedy.
import { apiBase } from "../businesses/current";
import { strings } from "../strings";
import type {
  Amend,
  Bench,
  Chat,
  Clock,
  ClockReading,
  Exchange,
  ExchangeDetail,
  Faults,
  MessagePage,
  NewPhone,
  Oddity,
  PersonChange,
  Phone,
  PhoneChange,
  PhoneMessage,
  TrafficKind,
  UnsupportedType,
} from "./types";

export class BenchError extends Error {
  readonly remedy: string;
  /** No answer at all, as opposed to a refusal. */
  readonly unreachable: boolean;

  constructor(message: string, remedy: string, unreachable = false) {
    super(message);
    this.name = "BenchError";
    this.remedy = remedy;
    this.unreachable = unreachable;
  }
}

/** What the error says can be done about it; null when it does not know. */
export const remedyOf = (error: Error): string | null => (error instanceof BenchError ? error.remedy : null);

export const readClock = (clock: Clock): ClockReading => ({ ...clock, read_at: Date.now() });

export async function call<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`${apiBase()}${path}`, init);
  } catch {
    throw new BenchError(strings.errors.unreachable, strings.errors.unreachableRemedy, true);
  }
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  if (!isJson) throw new BenchError(strings.errors.unreachable, strings.errors.unreachableRemedy, true);
  const body: unknown = await answer.json();
  if (answer.ok) return body as T;
  const { message, remedy } = (body as { error?: { message?: string; remedy?: string } }).error ?? {};
  throw new BenchError(
    message ? sentence(message) : strings.errors.refused(answer.status),
    remedy ?? strings.errors.refusedRemedy,
  );
}

/** The sandbox's errors are phrases, as a log wants them. */
const sentence = (phrase: string): string =>
  `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${/[.!?]$/u.test(phrase) ? "" : "."}`;

export const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const id = encodeURIComponent;

export const bench = {
  state: async (): Promise<Bench> => {
    const state = await call<Omit<Bench, "clock"> & { clock: Clock }>("/state");
    return { ...state, clock: readClock(state.clock) };
  },
  setClock: async (change: { advance_ms?: number; rate?: number }): Promise<ClockReading> =>
    readClock(await call<Clock>("/clock", json("POST", change))),
  addPhone: (phone: NewPhone) => call<Phone>("/phones", json("POST", phone)),
  changePhone: (phone: string, change: PhoneChange) =>
    call<Phone>(`/phones/${id(phone)}`, json("PATCH", change)),
  chats: async (phone: string): Promise<Chat[]> =>
    (await call<{ chats: Chat[] }>(`/phones/${id(phone)}/chats`)).chats,
  messages: (phone: string, peer: string, before?: string) =>
    call<MessagePage>(
      `/phones/${id(phone)}/chats/${id(peer)}/messages?limit=50${before ? `&before=${id(before)}` : ""}`,
    ),
  amend: (phone: string, peer: string, message: string, amend: Amend) => {
    const path = `/phones/${id(phone)}/chats/${id(peer)}/messages/${id(message)}`;
    switch (amend.do) {
      case "react":
        return call<PhoneMessage>(`${path}/reaction`, json("PUT", { emoji: amend.emoji }));
      case "edit":
        return call<PhoneMessage>(path, json("PATCH", { text: amend.text }));
      case "delete":
        return call<PhoneMessage>(path, { method: "DELETE" });
      case "play":
        return call<PhoneMessage>(`${path}/played`, { method: "POST" });
    }
  },
  changePerson: (phone: string, change: PersonChange) => {
    const path = `/phones/${id(phone)}`;
    switch (change.do) {
      case "number":
        return call<Phone>(`${path}/number`, json("PUT", { digits: change.digits }));
      case "username":
        return call<Phone>(`${path}/username`, json("PUT", { username: change.username }));
      case "contact":
        return change.name === null
          ? call<Phone>(`${path}/contact`, { method: "DELETE" })
          : call<Phone>(`${path}/contact`, json("PUT", { name: change.name }));
    }
  },
  sendOddity: (phone: string, oddity: Oddity) =>
    call<PhoneMessage>(`/phones/${id(phone)}/oddities`, json("POST", oddity)),
  unsupported: async (): Promise<UnsupportedType[]> =>
    (await call<{ types: UnsupportedType[] }>("/unsupported")).types,
  openChat: (phone: string, peer: string) =>
    call<object>(`/phones/${id(phone)}/chats/${id(peer)}/read`, { method: "POST" }),
  setFaults: (change: Partial<Faults>) => call<Faults>("/faults", json("PATCH", change)),
  clearFaults: () => call<Faults>("/faults", { method: "DELETE" }),
  traffic: async (kind: TrafficKind, before?: number): Promise<Exchange[]> =>
    (
      await call<{ exchanges: Exchange[] }>(
        `/traffic?limit=100&kind=${kind}${before === undefined ? "" : `&before=${before}`}`,
      )
    ).exchanges,
  exchange: (exchange: number) => call<ExchangeDetail>(`/traffic/${exchange}`),
  lan: async (): Promise<{ url: string; qr: string } | null> =>
    (await call<{ lan: { url: string; qr: string } | null }>("/lan")).lan,
  redeliver: (exchange: number) => call<Exchange>(`/traffic/${exchange}/redeliver`, { method: "POST" }),
};
