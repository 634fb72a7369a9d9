/** What waits to be sent over a number, for what it waits, and how fast the number may send. */

import { useQuery } from "@tanstack/react-query";
import type { NumberQueue, PriorityQueue } from "@twinline/api";
import { duration, LoadingLabel, SkeletonBlock } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { numberQueueQuery } from "../../live/queries";
import { pageStrings } from "../../pageStrings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import classes from "./QueueCard.module.css";

const words = pageStrings.numbers.sending;
/** Reasons that the card of the number's safety explains. */
const SAFETY = new Set(["safety", "tier"]);

export function QueueCard({ numberId }: { numberId: string }) {
  const { data: queue, error, refetch } = useQuery(numberQueueQuery(numberId));
  return (
    <Card title={words.title} aside={queue ? speed(queue.rate) : null} span={7}>
      {queue ? (
        <Queue queue={queue} />
      ) : error ? (
        <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <LoadingLabel />
          <SkeletonBlock height={120} />
        </>
      )}
    </Card>
  );
}

function speed(rate: NumberQueue["rate"]): string {
  return rate.slowed
    ? words.slowed(rate.present_per_second, rate.granted_per_second)
    : words.granted(rate.granted_per_second);
}

function Queue({ queue }: { queue: NumberQueue }) {
  const { rate } = queue;
  const used = rate.sent_last_minute + rate.heard_last_minute;
  const share = Math.min(1, used / (rate.present_per_second * 60));
  const waits = queue.queues.flatMap(({ priority, wait }) => (wait ? [{ priority, ...wait }] : []));
  // One reason often holds several.
  const reasons = waits.filter(({ code }, n) => waits.findIndex((other) => other.code === code) === n);
  return (
    <>
      <p className={classes.load}>
        <span>{words.lastMinute(rate.sent_last_minute, rate.heard_last_minute)}</span>
        <span className={classes.bar} aria-hidden>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
      </p>
      <table className={classes.queues}>
        <thead>
          <tr>
            <th scope="col">{words.urgency}</th>
            <th scope="col">{words.waiting}</th>
            <th scope="col">{words.oldest}</th>
            <th scope="col">{words.later}</th>
          </tr>
        </thead>
        <tbody>
          {queue.queues.map((one) => (
            <Row key={one.priority} queue={one} now={queue.at} />
          ))}
        </tbody>
      </table>
      {reasons.map(({ code, sentence }) => (
        <p key={code} className={classes.reason}>
          {sentence} {SAFETY.has(code) ? <a href="#safety">{words.why}</a> : null}
        </p>
      ))}
      {queue.unknown > 0 ? <p className={classes.reason}>{words.unknown(queue.unknown)}</p> : null}
    </>
  );
}

function Row({ queue, now }: { queue: PriorityQueue; now: number }) {
  const count = (n: number) => (n === 0 ? "–" : figure(n));
  return (
    <tr data-waits={queue.wait !== null || undefined}>
      <th scope="row">{words.priorities[queue.priority] ?? queue.priority}</th>
      <td>{count(queue.waiting)}</td>
      <td>{queue.due_since === null ? "–" : duration(now - queue.due_since)}</td>
      <td>{count(queue.scheduled)}</td>
    </tr>
  );
}
