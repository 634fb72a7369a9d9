/**
 * What was begun to be written and not sent, by conversation. Kept in this browser at once, so that switching, reloading or a
 * lost connection loses nothing, and at the server a moment later, for one's other devices. The server takes a text only over
 * the one that this device saw: where two wrote at once, both texts stand in the field, one below the other.
 */
import { asProblem, type Draft, type DraftPut } from "@twinline/api";

export interface DraftsPort {
  put: (conversationId: string, text: string, version: number) => Promise<DraftPut>;
  list: () => Promise<Draft[]>;
  /** Calls back later; the returned function prevents it. */
  later: (call: () => void, ms: number) => () => void;
  storage: Storage;
  /** One person's: others may sign in here. */
  storageKey: string;
}

interface Kept {
  text: string;
  /** The server's text that this one was written over. */
  version: number;
  /** The server does not know it yet. */
  ours: boolean;
}

const NONE: Kept = { text: "", version: 0, ours: false };
/** Whoever types goes on typing. */
const PAUSE_MS = 700;

export class Drafts {
  readonly #port: DraftsPort;
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, () => void>();
  readonly #underWay = new Set<string>();

  constructor(port: DraftsPort) {
    this.#port = port;
    for (let place = 0; place < port.storage.length; place += 1) {
      const key = port.storage.key(place);
      if (key?.startsWith(this.#prefix)) this.#read(key);
    }
  }

  /** The text of a conversation; empty: none. */
  text(id: string): string {
    return this.#kept.get(id)?.text ?? "";
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Somebody writes here. */
  write(id: string, text: string): void {
    const kept = this.#kept.get(id) ?? NONE;
    if (kept.text === text) return;
    this.#keep(id, { ...kept, text, ours: true });
    // What was sent is no draft any more, on no device.
    this.#putLater(id, text === "" ? 0 : PAUSE_MS);
  }

  /** Puts a text that was written before back before whatever is being written. */
  takeUp(id: string, text: string): void {
    this.write(id, [text, this.text(id)].filter(Boolean).join("\n"));
  }

  /** Another device wrote, or this one: what the server has now. */
  told({ conversation_id: id, text, version }: Draft): void {
    const kept = this.#kept.get(id) ?? NONE;
    // What is being written here is joined with it when it is put.
    if (kept.ours || version <= kept.version) return;
    this.#keep(id, { text, version, ours: false });
  }

  /** After a start or a lost connection: what other devices wrote meanwhile, and what they have not heard from here. */
  async catchUp(): Promise<void> {
    const told = await this.#port.list().catch(() => null);
    if (!told) return;
    for (const draft of told) this.told(draft);
    const there = new Set(told.map((draft) => draft.conversation_id));
    for (const [id, kept] of this.#kept) {
      if (kept.ours) this.#putLater(id, 0);
      else if (!there.has(id)) this.#keep(id, { ...kept, text: "" });
    }
  }

  /** The page may be gone in a moment: what waits for a pause is put now. */
  hurry(): void {
    for (const id of [...this.#waiting.keys()]) this.#putLater(id, 0);
  }

  get #prefix(): string {
    return `${this.#port.storageKey}.`;
  }

  #read(key: string): void {
    try {
      const kept = JSON.parse(this.#port.storage.getItem(key) ?? "") as Kept;
      this.#kept.set(key.slice(this.#prefix.length), kept);
    } catch {
      // Somebody else's key: it is left alone.
    }
  }

  #keep(id: string, kept: Kept): void {
    const key = this.#prefix + id;
    if (kept.text === "" && !kept.ours) this.#port.storage.removeItem(key);
    else this.#port.storage.setItem(key, JSON.stringify(kept));
    this.#kept.set(id, kept);
    for (const listener of this.#listeners) listener();
  }

  #putLater(id: string, ms: number): void {
    this.#waiting.get(id)?.();
    if (ms === 0) {
      this.#waiting.delete(id);
      void this.#put(id);
      return;
    }
    const prevent = this.#port.later(() => {
      this.#waiting.delete(id);
      void this.#put(id);
    }, ms);
    this.#waiting.set(id, prevent);
  }

  /** One call at a time for each: the next names the version that the last one brought. */
  async #put(id: string): Promise<void> {
    const sent = this.#kept.get(id);
    if (!sent?.ours || this.#underWay.has(id)) return;
    this.#underWay.add(id);
    try {
      const { taken, draft } = await this.#port.put(id, sent.text, sent.version);
      this.#settle(id, sent, taken, draft);
    } catch (error) {
      const { status } = asProblem(error);
      // The conversation is gone, or the text is no draft for the server: it stays here. Anything else is tried again with
      // the next word, or when the connection is back.
      if (status === 404 || status === 422) this.#keep(id, { ...(this.#kept.get(id) ?? sent), ours: false });
    } finally {
      this.#underWay.delete(id);
    }
    const now = this.#kept.get(id);
    if (now?.ours && now !== sent && !this.#waiting.has(id)) void this.#put(id);
  }

  #settle(id: string, sent: Kept, taken: boolean, { text: theirs, version }: Draft): void {
    const text = this.text(id);
    if (taken) this.#keep(id, { text, version, ours: text !== sent.text });
    // What was sent from here has grown elsewhere: the other device's words are what is left.
    else if (text === "" || theirs.startsWith(text)) this.#keep(id, { text: theirs, version, ours: false });
    else this.#keep(id, { text: joined(theirs, text), version, ours: true });
  }
}

function joined(theirs: string, ours: string): string {
  return ours.startsWith(theirs) ? ours : `${theirs}\n${ours}`;
}
