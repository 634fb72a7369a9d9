/**
 * What was written here and not yet taken by the server. Kept in local storage, so that a lost connection or a reload
 * loses nothing; each entry's `client_token` makes sending it again harmless. Within a conversation entries go in the
 * order they were written, and one that needs a person's decision holds those behind it.
 */
import {
  type Author,
  asProblem,
  type Message,
  type NewMessage,
  type NewTemplate,
  type Problem,
  type UploadedMedia,
} from "@twinline/api";

export interface OutboxMedia {
  id: string;
  kind: UploadedMedia["kind"];
  mime: string;
  filename: string;
  size: number;
  url: string;
  /** As what it goes, where its bytes leave a choice. */
  send_as?: NewMessage["send_as"];
}

/** A template with its blanks filled in. */
export type OutboxTemplate = Pick<NewTemplate, "name" | "language"> & { values: Record<string, string> };

export interface OutboxEntry {
  client_token: string;
  conversation_id: string;
  /** The text; of a template what the customer will read. */
  text: string;
  template?: OutboxTemplate;
  media: OutboxMedia | null;
  quote: string | null;
  seen_version: number;
  confirm: boolean;
  written_at: number;
  /** Until then it can be taken back; by the clock of this device. None: it goes at once. */
  due_at?: number | undefined;
  state: OutboxState;
}

export type OutboxState =
  | { kind: "waiting" }
  | { kind: "sending" }
  /** Somebody answered meanwhile: a person decides. */
  | { kind: "held"; answeredBy: Author | null; answeredAt: number | null }
  | { kind: "refused"; code: string; sentence: string; remedy: string | null };

export interface OutboxPort {
  send: (conversationId: string, body: NewMessage) => Promise<Message>;
  /** Resolves once the message can be seen: only then does the entry disappear, so that its bubble is never missing. */
  accepted: (message: Message) => Promise<void>;
  /** Calls back no earlier than at a time of this device's clock. */
  wake: (at: number, call: () => void) => void;
  now: () => number;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  storageKey: string;
}

export class Outbox {
  #entries: readonly OutboxEntry[];
  readonly #busy = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly port: OutboxPort) {
    this.#entries = restore(port);
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(entry: Omit<OutboxEntry, "state" | "confirm">): void {
    this.#set([...this.#entries, { ...entry, confirm: false, state: { kind: "waiting" } }]);
    void this.#drain(entry.conversation_id);
  }

  /** Sends what waits; called when the connection is back. */
  flush(): void {
    for (const id of new Set(this.#entries.map((entry) => entry.conversation_id))) void this.#drain(id);
  }

  /** The person read the answer and wants to send all the same. */
  sendAnyway(client_token: string): void {
    this.#change(client_token, { confirm: true, state: { kind: "waiting" } });
  }

  /** It need not be possible to take it back any longer. */
  sendNow(client_token: string): void {
    this.#change(client_token, { due_at: undefined });
  }

  retry(client_token: string): void {
    this.#change(client_token, { state: { kind: "waiting" } });
  }

  discard(client_token: string): void {
    const entry = this.#entries.find((each) => each.client_token === client_token);
    this.#set(this.#entries.filter((each) => each.client_token !== client_token));
    if (entry) void this.#drain(entry.conversation_id);
  }

  #change(client_token: string, change: Partial<OutboxEntry>): void {
    this.#update(client_token, change);
    const entry = this.#entries.find((each) => each.client_token === client_token);
    if (entry) void this.#drain(entry.conversation_id);
  }

  async #drain(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    try {
      for (;;) {
        const next = this.#entries.find((entry) => entry.conversation_id === conversationId);
        if (next?.state.kind !== "waiting" || this.#isHeldBack(next)) return;
        if (!(await this.#send(next))) return;
      }
    } finally {
      this.#busy.delete(conversationId);
    }
  }

  #isHeldBack({ due_at, conversation_id }: OutboxEntry): boolean {
    if (due_at === undefined || due_at <= this.port.now()) return false;
    this.port.wake(due_at, () => void this.#drain(conversation_id));
    return true;
  }

  /** True when the entry is done and the next may go. */
  async #send(entry: OutboxEntry): Promise<boolean> {
    this.#update(entry.client_token, { state: { kind: "sending" } });
    try {
      const message = await this.port.send(entry.conversation_id, bodyOf(entry));
      await this.port.accepted(message);
      this.#set(this.#entries.filter((each) => each.client_token !== entry.client_token));
      return true;
    } catch (error) {
      this.#update(entry.client_token, { state: stateAfter(asProblem(error)) });
      return false;
    }
  }

  #update(client_token: string, change: Partial<OutboxEntry>): void {
    this.#set(
      this.#entries.map((entry) => (entry.client_token === client_token ? { ...entry, ...change } : entry)),
    );
  }

  #set(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    if (entries.length === 0) this.port.storage.removeItem(this.port.storageKey);
    else this.port.storage.setItem(this.port.storageKey, JSON.stringify(entries));
    for (const listener of this.#listeners) listener();
  }
}

function bodyOf(entry: OutboxEntry): NewMessage {
  return {
    client_token: entry.client_token,
    seen_version: entry.seen_version,
    ...(entry.template ? { template: entry.template } : {}),
    ...(entry.text === "" || entry.template ? {} : { text: entry.text }),
    ...(entry.media ? { media_id: entry.media.id } : {}),
    ...(entry.media?.send_as ? { send_as: entry.media.send_as } : {}),
    ...(entry.quote ? { quote: entry.quote } : {}),
    ...(entry.confirm ? { confirm: true } : {}),
  };
}

function stateAfter(problem: Problem): OutboxState {
  // Nothing is known to have arrived; the token makes another try safe. 401: waits until signed in again.
  if (problem.offline || problem.status === 401 || problem.status === 429) return { kind: "waiting" };
  if (problem.code === "somebody_answered")
    return { kind: "held", answeredBy: problem.answeredBy, answeredAt: problem.answeredAt };
  return {
    kind: "refused",
    code: problem.code,
    sentence: problem.detail ?? problem.title,
    remedy: problem.remedy,
  };
}

function restore(port: OutboxPort): OutboxEntry[] {
  const kept = port.storage.getItem(port.storageKey);
  if (!kept) return [];
  try {
    const entries = JSON.parse(kept) as OutboxEntry[];
    // The page died while sending: the token lets us ask again.
    return entries.map((entry) =>
      entry.state.kind === "sending" ? { ...entry, state: { kind: "waiting" } } : entry,
    );
  } catch {
    return [];
  }
}
