// The account's shapes, as the sandbox serves them. Times are milliseconds UTC of the virtual clock.
import type { Run, SignUpError } from "../sign_up/types";

export type AccountState = "app_only" | "connected" | "offboarded" | "removed" | "deleted";

export interface Facts {
  app: "business" | "consumer";
  app_version: string;
  /** Whole days; null for longer than anybody asks. */
  days_of_use: number | null;
  page: "own" | "missing" | "elsewhere";
  backup: boolean;
  payment: "fine" | "missing" | "refused";
  business_verified: boolean;
  number_verified: boolean;
  held_by: "nobody" | "partner" | "portfolio" | "cloud_api";
  marketing_messages: boolean;
}

export interface Habits {
  rows_per_chunk: number;
  overlap: boolean;
  as_captured: boolean;
  empty_phases: boolean;
  hasty_progress: boolean;
  own_chat: boolean;
  silent_history: boolean;
  silent_contacts: boolean;
  extended_state: boolean;
}

export interface Station {
  at: number;
  what: string;
  detail?: string;
}

export interface Account {
  state: AccountState;
  since: number | null;
  reason: string | null;
  returns_at: number | null;
  breaks_at: number | null;
  sync_until: number | null;
  contacts_asked: boolean;
  history_asked: boolean;
  ban: { state: string; at: number } | null;
  locked: boolean;
  restrictions: { kind: string; until: number }[];
  /** Oldest first. */
  line: Station[];
  facts: Facts & {
    digits: string;
    by_conditions_of: string;
    obstacle: SignUpError | null;
    advice: string[];
  };
  habits: Habits;
  sign_up: Run | null;
}

/** An event that can be told by hand, and what it takes. */
export interface EventKind {
  event: string;
  field: string | null;
  effect: string | null;
  params: { name: string; choices: string[]; usual: string }[];
}

export interface AppRow {
  app_id: string;
  name: string;
}

export type Tier = "TIER_250" | "TIER_2K" | "TIER_10K" | "TIER_100K" | "TIER_UNLIMITED";

export type Rating = "GREEN" | "YELLOW" | "RED";

/** How customers took what they got, each person once, over the last 7 days. */
export interface Echo {
  reached: number;
  read: number;
  blocked: number;
  reported: number;
}

/** What WhatsApp makes of the business. */
export interface Standing extends Echo {
  tier: Tier;
  /** Null: as many as there are. */
  tier_people: number | null;
  /** People written to first within 24 hours, and within the span that leads to the next limit. */
  tier_used: number;
  tier_used_week: number;
  tier_rising: boolean;
  rating: Rating;
  state: "CONNECTED" | "FLAGGED" | "RATE_LIMITED";
  review: "automatic" | "by_hand";
  lax_downloads: boolean;
  /** Who decides about sends that are held for their template's quality. */
  pacing: "automatic" | "by_hand" | "off";
  /** Sends of an unproven template before the rest is held. */
  pacing_batch: number;
  /** None while utility is not capped. */
  utility_capped_until: number | null;
  /** Utility sends of the last day while it is, and how many there may be. */
  utility_sent: number;
  utility_cap: number;
  /** Ids of phones. */
  stopped_marketing: string[];
  /** Messages a second, and the most of the last minute. */
  throughput: { now: number; peak_of_minute: number; of: number };
}

export type StandingChange = Partial<
  Pick<Standing, "tier" | "review" | "lax_downloads" | "pacing" | "pacing_batch">
> & { utility_capped?: boolean };

/** The rules of one month. */
export interface Rules {
  profile: string;
  offered: string[];
  paced: boolean;
  messages_per_second: number;
  pair_burst: number;
  pair_refill_ms: number;
  pricing: "conversations" | "templates" | "everything";
}

export type RulesChoice = Partial<Pick<Rules, "profile" | "paced">>;

export type TemplateStatus = "PENDING" | "APPROVED" | "REJECTED" | "PAUSED" | "DISABLED" | "ARCHIVED";
export type TemplateQuality = Rating | "UNKNOWN";

export interface Template extends Echo {
  id: string;
  name: string;
  language: string;
  category: string;
  /** Where Meta sees another category than the one it has. */
  correct_category: string | null;
  status: TemplateStatus;
  rejected_reason: string | null;
  components: Component[];
  quality: TemplateQuality;
  pauses: number;
  /** None of a pause that somebody must end. */
  paused_until: number | null;
  /** Sends that wait for its quality. */
  held: number;
  created_at: number;
}

/** A part of a template, as the Graph API takes it. */
export interface Component {
  type: string;
  format?: string;
  text?: string;
  add_security_recommendation?: boolean;
  code_expiration_minutes?: number;
  example?: Record<string, unknown>;
  buttons?: TemplateButton[];
  cards?: { components: Component[] }[];
}

export interface TemplateButton {
  type: string;
  text?: string;
  url?: string;
  phone_number?: string;
}

export type Verdict = "approve" | "reject" | "pause" | "unpause" | "disable";

/** What becomes of sends that are held. */
export type HeldFate = "release" | "drop" | "drop_by_portfolio";

export interface TemplateDecision {
  verdict?: Verdict;
  reason?: string;
  quality?: TemplateQuality;
  category?: string;
  held?: HeldFate;
}

/** What was charged; money in millionths of a US dollar. */
export interface Costs {
  today_usd_micros: number;
  month_usd_micros: number;
  /** Service messages of this month that cost nothing. */
  free_service: { used: number; of: number };
  today: CostRow[];
  month: CostRow[];
}

export interface CostRow {
  /** Null: no rate is known. */
  market: string | null;
  category: string;
  type: "regular" | "free_customer_service" | "free_entry_point";
  /** Whose rates hold. */
  day: string;
  messages: number;
  usd_micros: number;
  rate_usd: number | null;
  rate_since: string | null;
  rate_source: string | null;
}
