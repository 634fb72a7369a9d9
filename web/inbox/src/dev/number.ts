/** The stand-in's one number, halfway through its history. */
import type { NumberCard, NumberHealth, NumberQueue, NumberSafety, TimelineEntry } from "@twinline/api";
import { at } from "./story";

export const number: NumberCard = {
  id: "line-1",
  name: "Forno Aurora",
  display: "+44 7700 900142",
  mode: "coexistence",
  state: "syncing",
  since: at("10:05"),
  waits_for: "the rest of the history from the phone",
  advice: "Keep the Business App open on the phone until the history is here.",
  contacts_sync: { state: "done", asked_at: at("10:05"), deadline: at("10:03", -1), count: 412, note: null },
  history_sync: {
    state: "arriving",
    asked_at: at("10:05"),
    deadline: at("10:03", -1),
    count: 40,
    note: null,
    progress: 62,
    messages: 3140,
    conversations: 37,
    oldest_at: at("09:00", 96),
    phases: [
      { phase: 0, chunks: 6, messages: 812 },
      { phase: 1, chunks: 14, messages: 2104 },
      { phase: 2, chunks: 3, messages: 224 },
    ],
  },
  last_proof_of_life: { at: at("10:51"), kind: "echo" },
  lag_ms: { p50: 42, p99: 180 },
  backlog: 0,
  unreadables: 2,
  unknown_numbers: 1,
  queue: { waiting: 0, oldest_at: null },
};

export const timeline: TimelineEntry[] = [
  { at: at("10:02"), kind: "connecting", text: "Aurora Neri connected the number by code" },
  { at: at("10:03"), kind: "connected", text: "Webhooks subscribed and verified" },
  { at: at("10:05"), kind: "asking_sync", text: "Contacts and history asked from the phone" },
  { at: at("10:06"), kind: "contacts", text: "412 contacts arrived" },
  { at: at("10:07"), kind: "syncing", text: "First history arrived" },
];

export const health: NumberHealth = {
  checks: [
    { code: "arriving", standing: "well", sentence: "WhatsApp delivers in time.", remedy: null },
    { code: "showing", standing: "well", sentence: "What arrives is shown at once.", remedy: null },
    {
      code: "phone",
      standing: "watch",
      sentence: "The phone has been silent for days.",
      remedy: "Open the Business App on the phone and answer somebody there.",
    },
    {
      code: "gaps",
      standing: "watch",
      sentence: "3 things are missing here, as later news proves.",
      remedy: "Look at the conversation on the phone. Nobody can ask WhatsApp for it again.",
    },
    {
      code: "unreadables",
      standing: "watch",
      sentence: "2 deliveries of this number could not be read.",
      remedy: "They are kept. Replay them on the operator's page after an upgrade.",
    },
  ],
  lag: {
    span_ms: 3_600_000,
    count: 412,
    arriving: { p50: 720, p95: 1_900, p99: 4_300 },
    showing: { p50: 12, p95: 48, p99: 180 },
    bars: [
      { up_to_ms: 10, count: 168 },
      { up_to_ms: 50, count: 224 },
      { up_to_ms: 100, count: 12 },
      { up_to_ms: 500, count: 7 },
      { up_to_ms: 1_000, count: 1 },
      { up_to_ms: 5_000, count: 0 },
      { up_to_ms: 60_000, count: 0 },
      { up_to_ms: null, count: 0 },
    ],
  },
  backlog: 0,
  last_phone_activity: { at: at("10:51"), kind: "echo" },
  gaps: [
    {
      kind: "quote",
      since: at("17:40", 2),
      conversation_id: "c-stockwell",
      name: "Stockwell Reading Room",
      sentence: "A message answers one that we were never told of.",
      remedy: "Look on the phone.",
    },
    {
      kind: "status",
      since: at("17:52", 2),
      conversation_id: null,
      name: null,
      sentence: "A message was read that we were never told of.",
      remedy: "Look on the phone.",
    },
    {
      kind: "history",
      since: at("09:16", 9),
      conversation_id: null,
      name: null,
      sentence: "3 parts of the history of the last 90 days did not come.",
      remedy: "It cannot be asked for again. Opening the app usually sets it going.",
    },
  ],
  more_gaps: false,
  unreadables: 2,
  facts: [
    {
      kind: "number_quality",
      subject: "",
      state: "GREEN",
      detail: "Quality is high.",
      at: at("08:00", 3),
    },
    {
      kind: "template",
      subject: "christmas_panettone",
      state: "APPROVED",
      detail: "Template christmas_panettone (en_GB) was approved.",
      at: at("12:00", 6),
    },
  ],
};

export const queue: NumberQueue = {
  at: Date.now(),
  queues: (["agent", "bot", "transactional", "campaign"] as const).map((priority) => ({
    priority,
    waiting: 0,
    due_since: null,
    scheduled: 0,
    max: 5_000,
    wait: null,
  })),
  rate: {
    granted_per_second: 20,
    present_per_second: 20,
    slowed: false,
    sent_last_minute: 3,
    heard_last_minute: 7,
  },
  calling: 0,
  unknown: 0,
};

export const safety: NumberSafety = {
  at: Date.now(),
  level: "high",
  level_by_signs: "high",
  campaign_percent: 25,
  transactional_percent: 100,
  liftable: true,
  signs: [
    {
      kind: "quality",
      campaigns: "high",
      transactional: "calm",
      liftable: true,
      since: at("09:40"),
      until: null,
      sentence: "WhatsApp has flagged this number: too many people block or report it.",
      remedy:
        "Write only to people who asked for it, and less often. It ends when WhatsApp rates the number better.",
    },
  ],
  tier: { told: true, limit: 2_000, used: 412, frees_at: at("18:20") },
  load: { percent: 12, sent: 60, heard: 84, granted: 1_200 },
  override: null,
  history: [],
};
