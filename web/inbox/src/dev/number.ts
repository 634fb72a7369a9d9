/** The stand-in's one number, halfway through its history. */
import type { NumberCard, TimelineEntry } from "@twinline/api";
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
