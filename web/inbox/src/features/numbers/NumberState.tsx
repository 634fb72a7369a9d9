/** A number's state as a badge: a sign, a word, then the colour. */
import {
  IconAlertTriangle,
  IconCheck,
  IconHourglassEmpty,
  IconRefresh,
  IconUnlink,
  type TablerIcon,
} from "@tabler/icons-react";
import type { NumberCard } from "@twinline/api";
import { useNow } from "../../clock";
import { pageStrings } from "../../pageStrings";
import classes from "./NumberState.module.css";

const DAY_MS = 86_400_000;

const looks: Record<NumberCard["state"], { tone: string; icon: TablerIcon }> = {
  draft: { tone: "neutral", icon: IconHourglassEmpty },
  connecting: { tone: "info", icon: IconRefresh },
  asking_sync: { tone: "info", icon: IconRefresh },
  syncing: { tone: "info", icon: IconRefresh },
  live: { tone: "ok", icon: IconCheck },
  reconnected: { tone: "ok", icon: IconCheck },
  quiet: { tone: "warning", icon: IconHourglassEmpty },
  at_risk: { tone: "danger", icon: IconAlertTriangle },
  offboarded: { tone: "danger", icon: IconUnlink },
};

export function NumberStateBadge({ number }: { number: NumberCard }) {
  const { tone, icon: Icon } = looks[number.state];
  const now = useNow(60_000);
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {stateWords(number, now)}
    </span>
  );
}

/** "Quiet, 9 days": how long the phone gave no sign. */
function stateWords({ state, last_proof_of_life: proof }: NumberCard, now: number): string {
  const words = pageStrings.numbers;
  const silent = proof && (state === "quiet" || state === "at_risk");
  return silent
    ? words.silentFor(words.states[state], Math.floor((now - proof.at) / DAY_MS))
    : words.states[state];
}

export function ModeBadge({ number }: { number: NumberCard }) {
  return (
    <span className={classes.badge} data-tone="neutral">
      {pageStrings.numbers.modes[number.mode]}
    </span>
  );
}
