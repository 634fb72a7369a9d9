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
  key: "connecting" | "contacts" | "history" | "live" | "quiet" | "at_risk" | "offboarded";
  look: StepLook;
}

const AFTER_LIVE: readonly NumberCard["state"][] = ["live", "quiet", "at_risk", "reconnected"];

/** Connected, contacts, history, live; and then how it stands, if it stands badly. */
export function lifeSteps(number: NumberCard): LifeStep[] {
  const { state } = number;
  const begun = state !== "draft";
  const steps: LifeStep[] = [
    { key: "connecting", look: state === "connecting" ? "run" : begun ? "done" : "next" },
    { key: "contacts", look: syncLook(number.contacts_sync) },
    { key: "history", look: syncLook(number.history_sync) },
    { key: "live", look: AFTER_LIVE.includes(state) || state === "syncing" ? "live" : "next" },
  ];
  if (number.mode !== "coexistence") return [steps[0], steps[3]].filter((step) => step !== undefined);
  if (state === "offboarded") return [...steps, { key: "offboarded", look: "bad" }];
  if (state === "at_risk") return [...steps, { key: "quiet", look: "done" }, { key: "at_risk", look: "bad" }];
  if (state === "quiet")
    return [...steps, { key: "quiet", look: "quiet" }, { key: "at_risk", look: "maybe" }];
  return [...steps, { key: "quiet", look: "maybe" }];
}

function syncLook(sync: SyncCard): StepLook {
  if (RUNNING.includes(sync.state)) return "run";
  if (sync.state === "done" || sync.state === "quiet") return "done";
  if (sync.state === "declined" || sync.state === "refused") return "bad";
  return "next";
}

/** Without a sign of life for this long WhatsApp ends the sync. */
export const DAYS_WITHOUT_PROOF_MAX = 14;
