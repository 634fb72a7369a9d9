// The bench API's shapes, as the sandbox serves them. Times are milliseconds UTC of the virtual clock.
import type { ListedBusiness } from "../businesses/queries";
import type { AppState } from "./app";
import type { Card } from "./cards";
import type { FaultRule, ScenarioRun } from "./lab";

export interface Clock {
  now: number;
  /** 0 while paused. */
  rate: number;
  offset: number;
}

/** A clock as read here: `read_at` is this browser's time at that moment, so that it can go on by itself. */
export interface ClockReading extends Clock {
  read_at: number;
}

export interface Business {
  name: string;
  /** Who holds its phone. */
  owner: string | null;
  display_phone_number: string;
  phone_number_id: string;
  waba_id: string;
  connected: boolean;
  coexistence: boolean;
  callback_url: string | null;
  subscribed_fields: string[];
  history: { requested: boolean; shared: boolean; chunks_sent: number; chunks_total: number };
}

export interface Phone {
  id: string;
  kind: "business" | "customer";
  name: string;
  digits: string | null;
  username: string | null;
  online: boolean;
  offline_since: number | null;
  read_receipts: boolean;
  auto_read: boolean;
  unread: number;
  waiting: number;
  /** What the owner's address book calls them. */
  saved_as: string | null;
  /** They have a number, and webhooks do not tell it. */
  number_hidden: boolean;
  /** A customer who blocked the business. */
  blocks_business: boolean;
  /** A customer's profile picture. */
  picture_url: string | null;
  /** The Business App: when its owner last opened it. */
  opened_at: number | null;
  /** The Business App lies there unopened, whatever comes. */
  left_alone: boolean;
}

export type PhoneChange = Partial<Pick<Phone, "online" | "read_receipts" | "auto_read" | "left_alone">>;

export interface NewPhone {
  name: string;
  digits?: string;
  username?: string;
}

export interface Chat {
  peer: string;
  title: string;
  preview: string;
  preview_from_me: boolean;
  at: number;
  unread: number;
  /** Marked by hand, without anything unread in it. */
  marked_unread: boolean;
  archived: boolean;
  pinned: boolean;
  /** The Business App's labels on it. */
  labels: LabelId[];
  /** This phone blocked the other side. */
  blocked: boolean;
  /** The other side's profile picture. */
  picture_url: string | null;
  /** After which time what is written here disappears. */
  disappearing: DisappearAfter | null;
  /** When that was turned on, to another time or off; oldest first. */
  turned: Turned[];
}

export type DisappearAfter = "day" | "week" | "quarter";

/** Disappearing messages were turned; `connection`: the number was connected to the API. */
export interface Turned {
  at: number;
  by: "me" | "other" | "connection";
  /** Null: what is written stays. */
  after: DisappearAfter | null;
}

export type ChatChange = Partial<Pick<Chat, "archived" | "pinned" | "labels">> & { unread?: boolean };

export type LabelId = string;

export interface Label {
  id: LabelId;
  name: string;
  /** 0 to 9. */
  colour: number;
  chats: number;
}

/** A message somewhere on a phone. */
export interface Found {
  peer: string;
  title: string;
  message: PhoneMessage;
}

export interface Profile {
  about: string;
  description: string;
  address: string;
  email: string;
  websites: string[];
  vertical: string;
  picture_url: string | null;
}

export interface PhoneMedia {
  url: string;
  mime: string;
  filename: string | null;
  size: number;
}

export interface PhoneMessage {
  id: string;
  at: number;
  from_me: boolean;
  kind: string;
  text: string | null;
  media: PhoneMedia | null;
  state: "waiting" | "sent" | "delivered" | "read" | "played" | "failed" | null;
  error: string | null;
  quote: string | null;
  /** What the quoted message says now. */
  quoted: { from_me: boolean; status: boolean; preview: string } | null;
  via: "phone" | "api" | null;
  edited_at: number | null;
  deleted_at: number | null;
  reactions: { emoji: string; from_me: boolean }[];
  /** A voice note. */
  voice: boolean;
  played: boolean;
  /** The last moment this phone may do it; null if it never may. */
  edit_until: number | null;
  delete_until: number | null;
  /** What the API is told in its place. */
  unavailable: { code: number; type: string | null } | null;
  /** What is drawn beyond text and file. */
  card: Card | null;
  /** This phone's owner starred it. */
  starred: boolean;
  forwarded: "once" | "many" | null;
  /** The advertisement or post it came by. */
  referral: Referral | null;
  /** Ids of the card's actions that the customer tapped. */
  tapped: string[];
  /** The linked device it was written on, as the owner's screens know it. */
  written_on: { id: string; kind: string; name: string; echoed: boolean } | null;
  /** When it disappears. */
  expires_at: number | null;
  /** Its file opens once; whether it was. */
  view_once: "closed" | "opened" | null;
  /** Until when the place is told anew. */
  live_until: number | null;
}

/** What opens once, this once. */
export interface Opened {
  message: PhoneMessage;
  media: PhoneMedia | null;
}

/** A status post of the business, as a customer sees it. */
export interface UpdatePost {
  id: string;
  text: string | null;
  media: PhoneMedia | null;
  at: number;
  expires_at: number;
  /** Opened on this phone before. */
  seen: boolean;
}

export interface Updates {
  /** Whether posts of the business are shown to this phone at all. */
  shown: boolean;
  /** Newest first. */
  posts: UpdatePost[];
}

export interface Referral {
  headline: string | null;
  body: string | null;
  source_url: string;
  source_type: "ad" | "post";
}

/** What is done to a message that is there already. */
export type Amend =
  | { do: "react"; emoji: string | null }
  | { do: "edit"; text: string }
  | { do: "delete" }
  | { do: "play" };

/** What happens to a person's account, or in the owner's address book. */
export type PersonChange =
  | { do: "number"; digits: string }
  | { do: "username"; username: string | null }
  | { do: "contact"; name: string | null };

/** What a customer sends that the API does not carry. */
export type Oddity = { unsupported: { type: string } } | { ad: { text: string } };

export interface UnsupportedType {
  type: string;
  shown: string;
}

export interface MessagePage {
  messages: PhoneMessage[];
  more: boolean;
}

export interface Faults {
  duplicate_every: number | null;
  delay_ms: [number, number] | null;
  reorder: boolean;
  lose_webhook_every: number | null;
  wrong_signature_next: number;
  timeout_after_accept_next: number;
  answer_500_next: number;
  throttle_next: number;
  slow_answers_ms: number | null;
  /** Echoes name the message they quote, which WhatsApp does not document. */
  echo_context: boolean;
  /** The newest status that waits goes first in each so-manieth POST. */
  out_of_order_every: number | null;
  /** Changes in one POST; null: as many as wait, up to 1,000. */
  changes_per_post: number | null;
  /** Bodies are plain UTF-8, signed all the same. */
  raw_utf8: boolean;
}

export interface Exchange {
  id: number;
  at: number;
  wall_ms: number;
  direction: "webhook" | "graph";
  label: string;
  summary: string;
  status: number | null;
  duration_ms: number | null;
  note: string | null;
  faulty: boolean;
}

export interface ExchangeDetail extends Exchange {
  url: string;
  request_headers: [string, string][];
  request_body: string;
  answer_body: string | null;
  bytes: number;
  signature_ok: boolean | null;
}

export type TrafficKind = "all" | "webhook" | "graph" | "faulty";

export interface Bench {
  clock: ClockReading;
  business: Business;
  phones: Phone[];
  faults: Faults;
  seq: number;
}

/** Everything of one moment. */
export interface Frames {
  type: "frames";
  seq: number;
  frames: Frame[];
}

export type Frame = { seq: number } & (
  | ({ type: "state" } & Omit<Bench, "clock"> & { clock: Clock })
  | { type: "phone"; phone: Phone }
  | { type: "message"; phone: string; peer: string; message: PhoneMessage }
  | { type: "message_gone"; phone: string; peer: string; message: string }
  | { type: "chat"; phone: string; chat: Chat }
  | { type: "chat_gone"; phone: string; peer: string }
  | { type: "clock"; clock: Clock }
  | { type: "exchange"; exchange: Exchange }
  | { type: "faults"; faults: Faults }
  | { type: "business"; business: Business }
  | { type: "fault_rules"; rules: FaultRule[] }
  | { type: "scenario"; run: ScenarioRun }
  | { type: "typing"; phone: string; peer: string; until: number }
  | { type: "labels"; labels: Label[] }
  | { type: "app"; app: AppState }
  | { type: "businesses"; businesses: ListedBusiness[] }
);
