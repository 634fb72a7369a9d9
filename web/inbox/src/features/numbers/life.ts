/** A number's life as the page tells it. */
import type { NumberCard, SyncCard } from "@twinline/api";

const RUNNING: readonly SyncCard["state"][] = ["asking", "asked", "arriving"];

export function isSyncing(number: NumberCard): boolean {
  return (
    number.state === "asking_sync" ||
    number.state === "syncing" ||
    (number.mode === "coexistence" && number.history_sync.state === "arriving")
  );
}

export type StepLook = "done" | "run" | "live" | "quiet" | "bad" | "maybe" | "next";

export interface LifeStep {
  key: "signed_up" | "connecting" | "contacts" | "history" | "live" | "quiet" | "at_risk" | "offboarded";
  look: StepLook;
}

const AFTER_LIVE: readonly NumberCard["state"][] = ["live", "quiet", "at_risk", "reconnected"];

/** Signed up, connected, contacts, history, live; and then what silence of the phone has led or would lead to. */
export function lifeSteps(number: NumberCard): LifeStep[] {
  const { state } = number;
  const begun = state !== "draft";
  const steps: LifeStep[] = [
    { key: "signed_up", look: begun ? "done" : "next" },
    { key: "connecting", look: state === "connecting" ? "run" : begun ? "done" : "next" },
    { key: "contacts", look: syncLook(number.contacts_sync) },
    { key: "history", look: syncLook(number.history_sync) },
    { key: "live", look: AFTER_LIVE.includes(state) || state === "syncing" ? "live" : "next" },
  ];
  if (number.mode !== "coexistence")
    return steps.filter(({ key }) => key === "signed_up" || key === "connecting" || key === "live");
  if (state === "offboarded") return [...steps, { key: "offboarded", look: "bad" }];
  if (state === "at_risk") return [...steps, { key: "quiet", look: "done" }, { key: "at_risk", look: "bad" }];
  if (state === "quiet")
    return [...steps, { key: "quiet", look: "quiet" }, { key: "at_risk", look: "maybe" }];
  return [...steps, { key: "quiet", look: "maybe" }, { key: "at_risk", look: "maybe" }];
}

function syncLook(sync: SyncCard): StepLook {
  if (RUNNING.includes(sync.state)) return "run";
  if (sync.state === "done" || sync.state === "quiet") return "done";
  if (sync.state === "declined" || sync.state === "refused") return "bad";
  return "next";
}

/** Days without a sign of life until the number counts as quiet, as at risk, and until WhatsApp ends the sync. */
export const QUIET_AFTER_DAYS = 7;
export const AT_RISK_AFTER_DAYS = 12;
export const DAYS_WITHOUT_PROOF_MAX = 14;
