/**
 * The platform's HTTP contract as types, kept by hand until `schema.d.ts` is generated from the server's OpenAPI.
 * Names and shapes are the server's; nothing here has behaviour. Import them only through `@twinline/api`.
 * All times are milliseconds UTC on the business clock unless a name says otherwise.
 */

export type Role = "owner" | "supervisor" | "agent";

export interface Person {
  id: string;
  name: string;
  initials: string;
}

export interface Me {
  person: Person;
  role: Role;
  workspace: { id: string; name: string };
  needs_setup: false;
  now: number;
  /** Business time minus the server's wall time: the interface's clock is `Date.now() + offset`. */
  business_offset_ms: number;
}

export type Origin = "customer" | "phone" | "agent" | "bot" | "campaign" | "api" | "unknown";

export interface Author {
  origin: Origin;
  certain: boolean;
  id: string | null;
  name: string | null;
  initials: string | null;
}

export type FloorHolder = "nobody" | "bot" | "agent" | "phone";

export interface Floor {
  holder: FloorHolder;
  person: Person | null;
  bot_name: string | null;
  since: number | null;
  until: number | null;
  version: number;
}

export interface ServiceWindow {
  open: boolean;
  /** Free text until then; null when the customer never wrote. */
  until: number | null;
}

export type DeliveryState =
  | "queued"
  | "waiting"
  | "sending"
  | "accepted"
  | "sent"
  | "delivered"
  | "read"
  | "played"
  | "failed"
  | "refused"
  | "unknown"
  | "withdrawn"
  | "cancelled"
  | "expired";

export interface DeliveryReason {
  code: string;
  sentence: string;
  remedy: string | null;
}

export interface Delivery {
  state: DeliveryState;
  at: number | null;
  reason: DeliveryReason | null;
  waits_until: number | null;
}

export type ConversationStatus = "open" | "resolved";

export interface ConversationContact {
  id: string;
  name: string;
  initials: string;
  digits: string | null;
  username: string | null;
}

export interface Preview {
  text: string;
  kind: string;
  author: Author;
  delivery: Delivery | null;
}

export interface ConversationSummary {
  id: string;
  line_id: string;
  contact: ConversationContact;
  status: ConversationStatus;
  assignee: Person | null;
  floor: Floor;
  window: ServiceWindow;
  unread: number;
  /** When the customer's open turn started; null when nobody waits. */
  waiting_since: number | null;
  last_at: number;
  history_only: boolean;
  preview: Preview | null;
  /** Number of the last change that touched it: of two copies, the higher one is newer. */
  version: number;
}

export interface ContactName {
  value: string;
  source: "profile" | "phone_book" | "team";
  at: number;
}

export interface Identity {
  kind: "bsuid" | "wa_id" | "phone" | "username";
  value: string;
}

export interface Contact {
  id: string;
  name: string;
  names: ContactName[];
  identities: Identity[];
  since: number | null;
  conversations: { id: string; line_name: string }[];
  media_count: number;
}

export type ConversationDetail = ConversationSummary & { contact_detail: Contact; live_cursor: string };

export type ConversationView = "all" | "waiting" | "mine" | "unassigned" | "resolved";
export type ConversationSort = "recent" | "longest_wait";

export interface Counts {
  all: number;
  waiting: number;
  mine: number;
  unassigned: number;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export type ConversationPage = Page<ConversationSummary> & { counts: Counts; live_cursor: string };

export type MediaState = "waiting" | "fetching" | "ready" | "too_large" | "expired" | "failed";

export interface Media {
  id: string;
  state: MediaState;
  mime: string;
  filename: string | null;
  size: number | null;
  /** Path on this origin. */
  url: string | null;
  reason: string | null;
}

export interface Quote {
  message_id: string | null;
  text: string | null;
  author: Author | null;
}

export interface Message {
  id: string;
  conversation_id: string;
  author: Author;
  direction: "in" | "out";
  /** WhatsApp's time. */
  at: number;
  received_at: number;
  history: boolean;
  source: "live" | "echo" | "history" | "api" | "response" | "status";
  /** `text`, `image`, `document` ... and any word WhatsApp invents tomorrow. */
  kind: string;
  text: string | null;
  media: Media | null;
  raw_kind: string | null;
  quote: Quote | null;
  delivery: Delivery | null;
  revoked: boolean;
  edited: boolean;
  send_id: string | null;
  client_token: string | null;
  /** Opaque; bytewise ascending is the order of the thread. */
  order: string;
  version: number;
}

export interface FloorEvent {
  id: string;
  conversation_id: string;
  at: number;
  what: "took" | "handed_back" | "expired" | "bot_withdrew" | "bot_took";
  by: Author | null;
  from: string | null;
  until: number | null;
  text: string | null;
  reason: "phone_answered" | "agent_answered" | "turn_changed" | "floor_taken" | null;
}

export type MessagePage = Page<Message> & { live_cursor: string; floor_events: FloorEvent[] };

export interface NewMessage {
  client_token: string;
  text?: string;
  media_id?: string;
  quote?: string;
  seen_version: number;
  confirm?: boolean;
}

export interface UploadedMedia {
  id: string;
  mime: string;
  size: number;
  filename: string;
  kind: "image" | "document" | "video" | "audio";
  url: string;
}

export type NumberState =
  | "draft"
  | "connecting"
  | "asking_sync"
  | "syncing"
  | "live"
  | "quiet"
  | "at_risk"
  | "offboarded"
  | "reconnected";

export type SyncState =
  | "not_asked"
  | "asking"
  | "asked"
  | "arriving"
  | "quiet"
  | "done"
  | "declined"
  | "refused"
  | "unknown";

export interface SyncCard {
  state: SyncState;
  asked_at: number | null;
  deadline: number | null;
  count: number;
  note: string | null;
}

export interface HistoryPhase {
  phase: number;
  chunks: number;
  messages: number;
}

export type HistorySyncCard = SyncCard & {
  /** Per cent, as WhatsApp tells it. */
  progress: number | null;
  messages: number;
  conversations: number;
  oldest_at: number | null;
  phases: HistoryPhase[];
};

export interface NumberCard {
  id: string;
  name: string;
  display: string;
  mode: "coexistence" | "api_only" | "app_only";
  state: NumberState;
  since: number;
  waits_for: string | null;
  advice: string | null;
  contacts_sync: SyncCard;
  history_sync: HistorySyncCard;
  last_proof_of_life: { at: number; kind: string } | null;
  lag_ms: { p50: number; p99: number } | null;
  backlog: number;
  unreadables: number;
  unknown_numbers: number;
  queue: { waiting: number; oldest_at: number | null };
}

export interface TimelineEntry {
  at: number;
  kind: string;
  text: string;
}

export type NumberDetail = NumberCard & { timeline: TimelineEntry[] };

export interface Unreadable {
  id: string;
  received_at: number;
  line_id: string | null;
  field: string | null;
  reason: string;
  excerpt: string;
  state: "kept" | "replayed";
}

export type UnreadableDetail = Unreadable & { body: string };

export interface ReplayResult {
  result: "read" | "still_unreadable";
  reason: string | null;
}

export interface Alert {
  at: number;
  code: string;
  sentence: string;
  remedy: string | null;
}

export interface HealthSummary {
  journal: { entries: number; bytes: number; writable: boolean };
  merger: { backlog: number; lag_ms: number | null };
  refused_signatures: number;
  alerts: Alert[];
}

/** RFC 9457 with our extensions; some problems carry more (see `Problem`). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string | null;
  remedy: string | null;
  errors?: { field: string; message: string; remedy: string | null }[];
  request_id?: string;
  answered_by?: Author;
  answered_at?: number;
  floor?: Floor;
}

/** What the socket tells. Every item is the current value, so the highest version wins and order does not matter. */
export type LiveItem =
  | { kind: "conversation"; conversation: ConversationSummary }
  | { kind: "message"; message: Message }
  | { kind: "message_removed"; id: string; conversation_id: string }
  | { kind: "floor_event"; event: FloorEvent }
  | { kind: "number"; number: NumberCard }
  | { kind: "contact"; contact: { id: string } & Partial<Contact> }
  | { kind: "counts"; counts: Counts };

export type LiveFrame =
  | { type: "hello"; cursor: string; now: number }
  | { type: "changes"; cursor: string; items: LiveItem[]; now?: number }
  | { type: "snapshot_needed"; cursor: string }
  | { type: "presence" };
