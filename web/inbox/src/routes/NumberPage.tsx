/** One number: its life, what arrives from the phone, its last proof of life, lag and queues. */

import { IconDeviceMobile } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { NumberDetail } from "@twinline/api";
import { duration, LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { useNow } from "../clock";
import { ConnectButton } from "../features/numbers/ConnectNumber";
import { shortMoment } from "../features/numbers/dates";
import { HealthCards } from "../features/numbers/HealthCards";
import { HistoryCard } from "../features/numbers/HistoryCard";
import { LifeLine } from "../features/numbers/LifeLine";
import { NotMirrored } from "../features/numbers/NotMirrored";
import { ModeBadge, NumberStateBadge } from "../features/numbers/NumberState";
import { ProofCard } from "../features/numbers/ProofCard";
import { QueueCard } from "../features/numbers/QueueCard";
import { SafetyCard } from "../features/numbers/SafetyCard";
import { numberQuery, numbersQuery } from "../live/queries";
import { administers, leads } from "../live/roles";
import { pageStrings } from "../pageStrings";
import { FailedToLoad } from "../ui/FailedToLoad";
import { Card, Facts, Page } from "../ui/Page";
import classes from "./NumberPage.module.css";

const route = getRouteApi("/signed-in/numbers/$numberId");
const frame = getRouteApi("/signed-in");
const words = pageStrings.numbers;

export function NumberPage() {
  const { numberId } = route.useParams();
  const { data: number, error, refetch } = useQuery(numberQuery(numberId));
  const { me } = frame.useRouteContext();
  const { data: numbers } = useQuery(numbersQuery);
  // The only number has no list above it, so what that list offers is offered here.
  const only = numbers?.length === 1;
  const crumb = only ? words.title : <Link to="/numbers">{words.title}</Link>;
  if (!number)
    return (
      <Page crumb={crumb} title={words.title}>
        {error ? (
          <div className={classes.all}>
            <FailedToLoad title={words.detailFailed} error={error} onRetry={() => void refetch()} />
          </div>
        ) : (
          <div className={classes.all}>
            <LoadingLabel />
            <SkeletonBlock height={170} />
          </div>
        )}
      </Page>
    );
  return (
    <Page
      crumb={crumb}
      title={number.name}
      beside={
        <>
          <bdi className={classes.digits}>{number.display}</bdi>
          <NumberStateBadge number={number} />
          <ModeBadge number={number} />
        </>
      }
      action={
        <>
          <Link to="/numbers/$numberId/rules" params={{ numberId }} className={classes.rules}>
            {pageStrings.rules.title}
          </Link>
          {only && administers(me.role) ? <ConnectButton /> : null}
        </>
      }
    >
      <Life number={number} />
      {number.mode === "coexistence" ? (
        <>
          <HistoryCard number={number} />
          <ProofCard number={number} />
        </>
      ) : null}
      <HealthCards number={number} operator={leads(me.role)} />
      <SafetyCard numberId={number.id} may={leads(me.role)} />
      <QueueCard numberId={number.id} />
      <Happened number={number} />
      <Flow number={number} />
      {number.mode === "coexistence" ? <NotMirrored /> : null}
    </Page>
  );
}

function Life({ number }: { number: NumberDetail }) {
  const now = useNow(60_000);
  const connected = number.timeline.find((entry) => entry.kind === "connected")?.at ?? number.since;
  const warns = ["quiet", "at_risk", "offboarded"].includes(number.state);
  return (
    <Card title={words.life} aside={words.connectedFor(duration(now - connected))} span={12}>
      <LifeLine number={number} />
      {number.waits_for || number.advice ? (
        <div className={classes.advice}>
          <Notice
            tone={warns ? "warning" : "info"}
            icon={<IconDeviceMobile size={18} stroke={1.75} aria-hidden />}
            title={number.waits_for ? words.waitsFor(number.waits_for) : (number.advice ?? "")}
          >
            {number.waits_for ? number.advice : null}
          </Notice>
        </div>
      ) : null}
    </Card>
  );
}

function Flow({ number }: { number: NumberDetail }) {
  return (
    <Card title={words.flow} span={7}>
      <Facts
        facts={[
          [words.backlog, figure(number.backlog)],
          [words.unreadables, figure(number.unreadables)],
          [words.unknownNumbers, figure(number.unknown_numbers)],
        ]}
      />
    </Card>
  );
}

/** As it happened, from top to bottom. */
function byTime(a: NumberDetail["timeline"][number], b: NumberDetail["timeline"][number]): number {
  return a.at - b.at;
}

function Happened({ number }: { number: NumberDetail }) {
  return (
    <Card title={words.timeline} span={5}>
      {number.timeline.length === 0 ? <p className={classes.none}>{words.timelineEmpty}</p> : null}
      <ol className={classes.timeline}>
        {number.timeline.toSorted(byTime).map((entry) => (
          <li key={`${entry.at} ${entry.kind} ${entry.text}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{shortMoment(entry.at)}</time>
            <span dir="auto">{entry.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
