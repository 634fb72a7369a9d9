/** Keys of the query cache. The reducer and the queries must agree on them, so they exist once. */
import type { ConversationSort, ConversationView } from "@twinline/api";
import type { ListFilters } from "./filters";

export interface ListQuery {
  view: ConversationView;
  q: string;
  sort: ConversationSort;
  filters: ListFilters;
}

export const keys = {
  me: ["me"] as const,
  start: ["start"] as const,
  people: ["people"] as const,
  invitations: ["invitations"] as const,
  invited: (token: string) => ["invited", token] as const,
  sessions: ["sessions"] as const,
  factors: ["factors"] as const,
  counts: ["counts"] as const,
  lists: ["list"] as const,
  list: (query: ListQuery) => ["list", query] as const,
  conversations: ["conversation"] as const,
  conversation: (id: string) => ["conversation", id] as const,
  threads: ["thread"] as const,
  thread: (id: string) => ["thread", id] as const,
  /** A part of it, around a message. Changes of the thread reach it by the beginning of its key. */
  threadAround: (id: string, order: string) => ["thread", id, order] as const,
  mentions: ["mentions"] as const,
  labels: ["labels"] as const,
  savedViews: ["saved-views"] as const,
  attributes: ["attributes"] as const,
  cannedReplies: ["canned-replies"] as const,
  templates: (numberId: string) => ["templates", numberId] as const,
  charge: (id: string, isOpen: boolean) => ["charge", id, isOpen] as const,
  targets: (q: string) => ["targets", q] as const,
  customers: (q: string) => ["customers", q] as const,
  story: (messageId: string, version: number) => ["story", messageId, version] as const,
  scheduled: (id: string) => ["scheduled", id] as const,
  search: (q: string) => ["search", q] as const,
  numbers: ["numbers"] as const,
  numberDetails: ["number"] as const,
  number: (id: string) => ["number", id] as const,
  numberRules: (id: string) => ["number_rules", id] as const,
  numberBot: (id: string) => ["number_bot", id] as const,
  floorReport: (id: string) => ["floor_report", id] as const,
  numberHealth: (id: string) => ["number_health", id] as const,
  numberSafety: (id: string) => ["number_safety", id] as const,
  numberQueue: (id: string) => ["number_queue", id] as const,
  unreadables: ["unreadables"] as const,
  health: ["health"] as const,
};
