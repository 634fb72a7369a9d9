/** A number's life from connected to how it stands, as steps on a line (down the side on phones). */
import { IconAlertTriangle, IconCheck, IconHourglassEmpty, type TablerIcon } from "@tabler/icons-react";
import type { NumberCard, SyncCard } from "@twinline/api";
import { strings } from "../../strings";
import { shortMoment } from "./dates";
import classes from "./LifeLine.module.css";
import { type LifeStep, lifeSteps, type StepLook } from "./life";

const icons: Partial<Record<StepLook, TablerIcon>> = {
  done: IconCheck,
  live: IconCheck,
  quiet: IconHourglassEmpty,
  bad: IconAlertTriangle,
};

export function LifeLine({ number, connectedAt }: { number: NumberCard; connectedAt: number | null }) {
  return (
    <ol className={classes.life}>
      {lifeSteps(number).map((step) => {
        const Icon = icons[step.look];
        return (
          <li key={step.key} data-look={step.look}>
            <span className={classes.dot}>{Icon ? <Icon size={12} stroke={2.6} aria-hidden /> : null}</span>
            <b>{strings.numbers.steps[step.key]}</b>
            {stepWords(step, number, connectedAt).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function stepWords({ key, look }: LifeStep, number: NumberCard, connectedAt: number | null): string[] {
  const words = strings.numbers;
  switch (key) {
    case "connecting":
      return connectedAt === null ? [] : [shortMoment(connectedAt)];
    case "contacts":
      return syncWords(number.contacts_sync, words.people(number.contacts_sync.count));
    case "history": {
      const { progress, messages } = number.history_sync;
      const count = `${messages.toLocaleString("en-GB")} ${words.messages(messages)}`;
      return syncWords(
        number.history_sync,
        progress === null ? count : `${words.percent(progress)}, ${count}`,
      );
    }
    case "live":
      return number.state === "live" || number.state === "reconnected" ? [shortMoment(number.since)] : [];
    default:
      return look === "maybe" ? [] : [words.since(shortMoment(number.since))];
  }
}

function syncWords(sync: SyncCard, count: string): string[] {
  const words = strings.numbers;
  const state = words.syncStates[sync.state];
  if (sync.state === "not_asked")
    return sync.deadline === null ? [state] : [state, words.askUntil(shortMoment(sync.deadline))];
  return sync.state === "declined" || sync.state === "refused" ? [state] : [count, state];
}
