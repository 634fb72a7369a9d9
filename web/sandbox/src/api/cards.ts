// What a bubble shows beyond text and a file, as the bench API tells it.
import type { PhoneMedia } from "./types";

export type Card = LocationCard | ContactsCard | OfferCard | AnswerCard;

export interface LocationCard {
  type: "location";
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}

export interface CardPerson {
  name: string;
  phones: string[];
  emails: string[];
  org: string | null;
}

export interface ContactsCard {
  type: "contacts";
  contacts: CardPerson[];
}

/** Words with something to tap: buttons, a list, a flow, products, a template. */
export interface OfferCard {
  type: "offer";
  header: { text: string | null; media: PhoneMedia | null } | null;
  body: string | null;
  footer: string | null;
  actions: Action[];
  /** A carousel's cards, each an offer of its own. */
  cards: OfferCard[];
}

/** What a customer tapped, filled in or ordered. */
export interface AnswerCard {
  type: "answer";
  title: string;
  description: string | null;
  of: "button" | "row" | "flow" | "order";
  /** What was filled in or ordered, as names and values for people. */
  fields: [string, string][];
}

export interface ListRow {
  id: string;
  title: string;
  description: string | null;
}

export interface ListSection {
  title: string | null;
  rows: ListRow[];
}

export interface Product {
  id: string;
  name: string;
}

export type Action =
  | { kind: "reply"; id: string; title: string }
  | { kind: "list"; title: string; sections: ListSection[] }
  /** Ended: its endpoint wants no more of it, and says why. */
  | { kind: "flow"; id: string; title: string; ended: string | null }
  | { kind: "url"; title: string; url: string }
  | { kind: "call"; title: string; phone: string }
  | { kind: "copy"; title: string; code: string }
  | { kind: "location"; title: string }
  | { kind: "catalog"; title: string; products: Product[] };

/** A flow as it begins on a phone. */
export interface FlowStart {
  /** The flow's JSON; null where it is not known. */
  drawing: unknown;
  action: "navigate" | "data_exchange";
  screen: string | null;
  data: Record<string, unknown>;
  endpoint: boolean;
}

/** What a phone asks a flow's endpoint. */
export interface FlowQuestion {
  action: "INIT" | "BACK" | "data_exchange";
  screen?: string;
  data?: Record<string, unknown>;
}

export interface FlowFailure {
  /** WhatsApp's name of it. */
  error: string;
  /** For the person. */
  message: string;
  /** For the developer. */
  detail: string;
  ended: boolean;
}

export type FlowOutcome =
  | { outcome: "screen"; screen: string; data: Record<string, unknown> }
  | { outcome: "complete"; params: Record<string, unknown> }
  | ({ outcome: "failed" } & FlowFailure);

/** A customer's finger on an offer. */
export type Tap =
  | { button: string }
  | { row: string }
  /** A flow that asks nothing has no response. */
  | { flow: string; response?: Record<string, unknown> }
  | { products: { id: string; quantity: number }[] };
