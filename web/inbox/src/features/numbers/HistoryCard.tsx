/** The history that arrives from the phone: how much, how far back, in which phases. */

import type { NumberCard } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { useNow } from "../../clock";
import { pageStrings } from "../../pageStrings";
import { Card, Figure } from "../../ui/Page";
import { longDate, shortMoment } from "./dates";
import classes from "./HistoryCard.module.css";

export function HistoryCard({ number }: { number: NumberCard }) {
  const history = number.history_sync;
  const now = useNow(60_000);
  const words = pageStrings.numbers;
  return (
    <Card
      title={words.history}
      aside={
        history.asked_at === null
          ? words.syncStates[history.state]
          : words.askedAt(shortMoment(history.asked_at))
      }
      span={7}
    >
      <Figure value={figure(history.messages)}>
        {words.messages(history.messages)} {words.inConversations(history.conversations)}
        {history.oldest_at === null ? "" : `, ${words.backTo(longDate(history.oldest_at, now))}`}
      </Figure>
      <div
        className={classes.meter}
        role="progressbar"
        aria-label={words.history}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={history.progress ?? undefined}
      >
        <i style={{ inlineSize: `${history.progress ?? (history.state === "done" ? 100 : 0)}%` }} />
      </div>
      <p className={classes.state}>
        {history.progress === null ? "" : `${words.percent(history.progress)}, `}
        {words.syncStates[history.state]}
      </p>
      {history.note ? (
        <div className={classes.note}>
          <Notice tone="warning" title={history.note} />
        </div>
      ) : null}
      {history.phases.length === 0 ? (
        <p className={classes.none}>{words.noPhases}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.covers}</th>
              <th>{words.parts}</th>
              <th>{words.messagesHead}</th>
            </tr>
          </thead>
          <tbody>
            {history.phases.map(({ phase, chunks, messages }) => (
              <tr key={phase}>
                <td>{words.phases[phase] ?? words.phaseOther(phase)}</td>
                <td>{chunks}</td>
                <td>{figure(messages)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
