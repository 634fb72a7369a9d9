/** A number's life from connected to how it stands, as steps on a line (down the side on phones). */

import { IconAlertTriangle, IconCheck, IconHourglassEmpty, type TablerIcon } from "@tabler/icons-react";
import type { NumberCard, NumberDetail, SyncCard } from "@twinline/api";
import { beside, figure } from "@twinline/kit/texts";
import { pageStrings } from "../../pageStrings";
import { shortDay, shortMoment } from "./dates";
import classes from "./LifeLine.module.css";
import { AT_RISK_AFTER_DAYS, type LifeStep, lifeSteps, QUIET_AFTER_DAYS, type StepLook } from "./life";

const icons: Partial<Record<StepLook, TablerIcon>> = {
  done: IconCheck,
  live: IconCheck,
  quiet: IconHourglassEmpty,
  bad: IconAlertTriangle,
};

const DAY_MS = 86_400_000;

export function LifeLine({ number }: { number: NumberDetail }) {
  return (
    <ol className={classes.life}>
      {lifeSteps(number).map((step) => {
        const Icon = icons[step.look];
        return (
          <li key={step.key} data-look={step.look}>
            <span className={classes.dot}>{Icon ? <Icon size={12} stroke={2.6} aria-hidden /> : null}</span>
            <b>{pageStrings.numbers.steps[step.key]}</b>
            {stepWords(step, number).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function stepWords({ key, look }: LifeStep, number: NumberDetail): string[] {
  const words = pageStrings.numbers;
  switch (key) {
    case "signed_up":
      return look === "done" ? whenTold(number, "connecting") : [];
    case "connecting":
      return look === "done" ? [...whenTold(number, "connected"), words.webhooksVerified] : [];
    case "contacts":
      return syncWords(number.contacts_sync, words.people(number.contacts_sync.count));
    case "history": {
      const { progress, messages } = number.history_sync;
      const count = `${figure(messages)} ${words.messages(messages)}`;
      return syncWords(
        number.history_sync,
        progress === null ? count : beside(words.percent(progress), count),
      );
    }
    case "live":
      return number.state === "live" || number.state === "reconnected"
        ? [shortMoment(number.since), words.bothMirror]
        : lastSign(number);
    case "quiet":
      // At risk, it has been quiet for longer than it has been in its present state.
      return look === "maybe" ? ifSilent(number, key) : [words.since(shortMoment(silentFrom(number, key)))];
    default:
      return look === "maybe" ? ifSilent(number, key) : [words.since(shortMoment(number.since))];
  }
}

function lastSign({ last_proof_of_life: proof }: NumberCard): string[] {
  return proof ? [pageStrings.numbers.lastSign(shortMoment(proof.at))] : [];
}

/** When the log tells of the step, newest mention first. */
function whenTold({ timeline }: NumberDetail, kind: string): string[] {
  const told = timeline.filter((entry) => entry.kind === kind).map((entry) => entry.at);
  return told.length === 0 ? [] : [shortMoment(Math.max(...told))];
}

/** The day this would come, should the phone stay silent from its last sign of life on. */
function ifSilent(number: NumberCard, key: LifeStep["key"]): string[] {
  return [shortDay(silentFrom(number, key)), pageStrings.numbers.ifClosed];
}

/** When silence since the last sign of life makes the number quiet, or puts it at risk. */
function silentFrom({ last_proof_of_life: proof, since }: NumberCard, key: LifeStep["key"]): number {
  return (proof?.at ?? since) + (key === "quiet" ? QUIET_AFTER_DAYS : AT_RISK_AFTER_DAYS) * DAY_MS;
}

function syncWords(sync: SyncCard, count: string): string[] {
  const words = pageStrings.numbers;
  const state = words.syncStates[sync.state];
  if (sync.state === "not_asked")
    return sync.deadline === null ? [state] : [state, words.askUntil(shortMoment(sync.deadline))];
  return sync.state === "declined" || sync.state === "refused" ? [state] : [count, state];
}
