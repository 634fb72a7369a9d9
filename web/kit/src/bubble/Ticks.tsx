// What became of an outgoing message, as ticks; the word is there for screen readers and on pointing.
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconClock,
  IconHeadphones,
  type TablerIcon,
} from "@tabler/icons-react";
import { strings } from "../strings";
import classes from "./Ticks.module.css";

export type SendTick = "queued" | "sent" | "delivered" | "read" | "played" | "failed";

const icons: Record<SendTick, TablerIcon> = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  // Heard, which is more than seen: another shape in the same colour.
  played: IconHeadphones,
  failed: IconAlertCircle,
};

export function Ticks({ state, size = 15 }: { state: SendTick; size?: number }) {
  const Icon = icons[state];
  const label = strings.tick[state];
  return (
    <span className={classes.ticks} data-state={state} role="img" aria-label={label} title={label}>
      <Icon aria-hidden size={size} stroke={1.9} />
    </span>
  );
}
