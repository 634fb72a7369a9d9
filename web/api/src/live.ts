/**
 * The live socket: one per page, resumed by cursor. Hands each frame's items on and tells how the connection stands.
 * It keeps no data; what the items mean is the caller's business. Reconnects by itself, waiting longer each time
 * (with jitter, so that a restarted server is not met by everybody at once), and at once when the browser is online again.
 */
import { API_BASE } from "./client";
import type { Attribute, Draft, Label, LiveFrame, LiveItem, Looking, Present, SavedView } from "./contract";

export type LiveState = "stopped" | "connecting" | "open" | "waiting";

export interface LiveHandlers {
  onItems: (items: LiveItem[]) => void;
  /** The cursor was too old: everything on screen must be fetched again. */
  onSnapshotNeeded: () => void;
  /** Who else has the conversation open that {@link LiveSocket.look} named. */
  onPresence?: (conversationId: string, people: Present[]) => void;
  /** What the person of this page has pinned: all of it. */
  onPins?: (conversationIds: string[]) => void;
  /** A draft of the person of this page, as one of their devices has written it. */
  onDraft?: (draft: Draft) => void;
  /** Drafts may have moved unheard. */
  onDraftsMissed?: () => void;
  /** Where the person of this page is mentioned and has not seen it: all of it. */
  onMentions?: (conversationIds: string[]) => void;
  /** The team's labels: all of them. */
  onLabels?: (labels: Label[]) => void;
  /** The views of the list that the person of this page has, the team's among them: all of them. */
  onSavedViews?: (views: SavedView[]) => void;
  /** The fields that the team keeps about its customers: all of them. */
  onAttributes?: (attributes: Attribute[]) => void;
  /** The account of the person of this page has altered: fetch it anew. */
  onMeMoved?: () => void;
  /** The team, or what somebody of it may do, has altered: fetch it anew. */
  onTeamMoved?: () => void;
  /** The server's business clock, whenever it tells it. */
  onNow?: (now: number) => void;
  /** The server refuses the session. */
  onSignedOut?: () => void;
}

/** The parts of the platform a test replaces. */
export interface LiveEnvironment {
  connect: (url: string) => WebSocket;
  random: () => number;
  schedule: (run: () => void, delay_ms: number) => () => void;
}

const DELAY_MS_FIRST = 500;
const DELAY_MS_MAX = 20_000;
/** Close code a server uses for "policy violation": here, no session. */
const CLOSE_SIGNED_OUT = 4401;

const browser: LiveEnvironment = {
  connect: (url) => new globalThis.WebSocket(url),
  random: Math.random,
  schedule: (run, delay_ms) => {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  },
};

export class LiveSocket {
  #socket: WebSocket | null = null;
  #cursor: string;
  #state: LiveState = "stopped";
  #failures = 0;
  #cancelWait: (() => void) | null = null;
  #looking: Looking = { looking_at: null, writing: false };
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly handlers: LiveHandlers,
    cursor = "",
    private readonly environment: LiveEnvironment = browser,
  ) {
    this.#cursor = cursor;
  }

  get state(): LiveState {
    return this.#state;
  }

  get cursor(): string {
    return this.#cursor;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells the others what this page's person looks at; told again by itself after a lost connection. */
  look(looking: Looking): void {
    const known = this.#looking;
    if (known.looking_at === looking.looking_at && known.writing === looking.writing) return;
    this.#looking = looking;
    this.#tellLooking();
  }

  #tellLooking(): void {
    if (this.#state === "open") this.#socket?.send(JSON.stringify(this.#looking));
  }

  start(): void {
    if (this.#state !== "stopped") return;
    globalThis.addEventListener?.("online", this.#reconnectNow);
    globalThis.addEventListener?.("offline", this.#dropConnection);
    this.#connect();
  }

  stop(): void {
    globalThis.removeEventListener?.("online", this.#reconnectNow);
    globalThis.removeEventListener?.("offline", this.#dropConnection);
    this.#cancelWait?.();
    this.#cancelWait = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#enter("stopped");
  }

  #connect(): void {
    this.#cancelWait = null;
    this.#enter("connecting");
    const socket = this.environment.connect(liveUrl(this.#cursor));
    this.#socket = socket;
    socket.onmessage = (event) => this.#receive(socket, event.data);
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  #receive(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || typeof data !== "string") return;
    const frame = JSON.parse(data) as LiveFrame;
    switch (frame.type) {
      case "hello":
        this.#failures = 0;
        if (frame.cursor) this.#cursor = frame.cursor;
        this.handlers.onNow?.(frame.now);
        this.#enter("open");
        if (this.#looking.looking_at !== null) this.#tellLooking();
        return;
      case "changes":
        this.handlers.onItems(frame.items);
        this.#cursor = frame.cursor;
        if (frame.now !== undefined) this.handlers.onNow?.(frame.now);
        return;
      case "presence":
        this.handlers.onPresence?.(frame.conversation_id, frame.people);
        return;
      case "pins":
        this.handlers.onPins?.(frame.conversation_ids);
        return;
      case "draft":
        this.handlers.onDraft?.(frame.draft);
        return;
      case "drafts_missed":
        this.handlers.onDraftsMissed?.();
        return;
      case "mentions":
        this.handlers.onMentions?.(frame.conversation_ids);
        return;
      case "me_moved":
        this.handlers.onMeMoved?.();
        return;
      case "team_moved":
        this.handlers.onTeamMoved?.();
        return;
      case "labels":
        this.handlers.onLabels?.(frame.labels);
        return;
      case "saved_views":
        this.handlers.onSavedViews?.(frame.views);
        return;
      case "attributes":
        this.handlers.onAttributes?.(frame.attributes);
        return;
      case "snapshot_needed":
        this.#cursor = frame.cursor;
        this.handlers.onSnapshotNeeded();
        return;
      default:
        return;
    }
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    if (code === CLOSE_SIGNED_OUT) {
      this.stop();
      this.handlers.onSignedOut?.();
      return;
    }
    const ceiling = Math.min(DELAY_MS_MAX, DELAY_MS_FIRST * 2 ** this.#failures);
    this.#failures += 1;
    this.#enter("waiting");
    this.#cancelWait = this.environment.schedule(
      () => this.#connect(),
      ceiling / 2 + (ceiling / 2) * this.environment.random(),
    );
  }

  #reconnectNow = (): void => {
    if (this.#state !== "waiting") return;
    this.#cancelWait?.();
    this.#failures = 0;
    this.#connect();
  };

  // A browser that went offline may keep a dead socket open for minutes.
  #dropConnection = (): void => {
    const socket = this.#socket;
    if (!socket) return;
    socket.close();
    this.#closed(socket, 1006);
  };

  #enter(state: LiveState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function liveUrl(cursor: string): string {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}${API_BASE}/live?cursor=${encodeURIComponent(cursor)}`;
}
