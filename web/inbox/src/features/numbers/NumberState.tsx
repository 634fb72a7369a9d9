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
import { strings } from "../../strings";
import classes from "./NumberState.module.css";

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
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {strings.numbers.states[number.state]}
    </span>
  );
}

export function ModeBadge({ number }: { number: NumberCard }) {
  return (
    <span className={classes.badge} data-tone="neutral">
      {strings.numbers.modes[number.mode]}
    </span>
  );
}
