/** How well a number is mirrored: what was looked at, how late messages are, what is missing, what WhatsApp says of it. */
import { IconAlertTriangle, IconCheck, IconExclamationCircle, type TablerIcon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HealthCheck, LagSpread, NumberDetail, NumberHealth } from "@twinline/api";
import { LoadingLabel, SkeletonBlock, shortSpan } from "@twinline/kit";
import { beside } from "@twinline/kit/texts";
import { useState } from "react";
import { numberHealthQuery } from "../../live/queries";
import { pageStrings } from "../../pageStrings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import { shortMoment } from "./dates";
import classes from "./HealthCards.module.css";
import { LagBars } from "./LagBars";

const words = pageStrings.numbers;

export function HealthCards({ number, operator }: { number: NumberDetail; operator: boolean }) {
  const { data: health, error, refetch } = useQuery(numberHealthQuery(number.id));
  if (!health)
    return (
      <Card title={words.health} span={12}>
        {error ? (
          <FailedToLoad title={words.healthFailed} error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <LoadingLabel />
            <SkeletonBlock height={150} />
          </>
        )}
      </Card>
    );
  return (
    <>
      <Checks health={health} operator={operator} />
      <Lag health={health} />
      <Gaps health={health} />
      <Facts health={health} />
    </>
  );
}

const icons: Record<HealthCheck["standing"], TablerIcon> = {
  well: IconCheck,
  watch: IconAlertTriangle,
  act: IconExclamationCircle,
};

function Checks({ health, operator }: { health: NumberHealth; operator: boolean }) {
  return (
    <Card title={words.health} aside={words.healthAside} span={5}>
      <ul className={classes.checks}>
        {health.checks.map(({ code, standing, sentence, remedy }) => {
          const Icon = icons[standing];
          return (
            <li key={code} data-standing={standing}>
              <span className={classes.sign}>
                <Icon size={14} stroke={2.2} aria-hidden />
                <span className="tl-sr">{words.standings[standing]}</span>
              </span>
              <div>
                <b>{words.checks[code] ?? code}</b> <bdi>{sentence}</bdi>
                {remedy ? <p dir="auto">{remedy}</p> : null}
                {code === "unreadables" && health.unreadables > 0 && operator ? (
                  <Link to="/operator" className={classes.link}>
                    {words.toUnreadables}
                  </Link>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      <p className={classes.last}>
        {words.lastPhone}:{" "}
        {health.last_phone_activity
          ? beside(
              shortMoment(health.last_phone_activity.at),
              words.proofKinds[health.last_phone_activity.kind] ?? health.last_phone_activity.kind,
            )
          : words.lastPhoneNone}
      </p>
    </Card>
  );
}

function Lag({ health }: { health: NumberHealth }) {
  const { lag } = health;
  if (!lag)
    return (
      <Card title={words.lag} aside={words.healthAside} span={7}>
        <p className={classes.none}>{words.lagNoneText}</p>
      </Card>
    );
  return (
    <Card title={words.lag} aside={beside(words.healthAside, words.lagCount(lag.count))} span={7}>
      <table className={classes.lag}>
        <thead>
          <tr>
            {words.lagHead.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <LagRow name={words.lagArriving} spread={lag.arriving} />
          <LagRow name={words.lagShowing} spread={lag.showing} />
        </tbody>
      </table>
      <LagBars bars={lag.bars} />
      <p className={classes.note}>{words.lagNote}</p>
    </Card>
  );
}

function LagRow({ name, spread }: { name: string; spread: LagSpread }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{shortSpan(spread.p50)}</td>
      <td>{shortSpan(spread.p95)}</td>
      <td>{shortSpan(spread.p99)}</td>
    </tr>
  );
}

function Gaps({ health }: { health: NumberHealth }) {
  const head = words.gapHead;
  return (
    <Card title={words.gaps} aside={words.gapsAside} span={7}>
      {health.gaps.length === 0 ? (
        <p className={classes.none}>
          {words.gapsNone} {words.gapsNoneText}
        </p>
      ) : (
        <table className={classes.gaps}>
          <thead>
            <tr>
              <th scope="col">{head.when}</th>
              <th scope="col">{head.where}</th>
              <th scope="col">{head.how}</th>
              <th scope="col">{head.what}</th>
            </tr>
          </thead>
          <tbody>
            {health.gaps.map((gap) => (
              <tr key={`${gap.kind} ${gap.since} ${gap.conversation_id ?? ""} ${gap.sentence}`}>
                <td data-head={head.when}>{shortMoment(gap.since)}</td>
                <td data-head={head.where}>
                  {gap.conversation_id ? (
                    <Link
                      to="/inbox/$conversationId"
                      params={{ conversationId: gap.conversation_id }}
                      className={classes.link}
                    >
                      <bdi>{gap.name ?? words.gapUnknown}</bdi>
                    </Link>
                  ) : (
                    <span className={classes.none}>{words.gapUnknown}</span>
                  )}
                </td>
                <td data-head={head.how}>{gap.sentence}</td>
                <td data-head={head.what}>{gap.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {health.more_gaps ? <p className={classes.note}>{words.gapsMore}</p> : null}
    </Card>
  );
}

/** An account may have hundreds of templates; the newest news is what one looks for. */
const FACTS_FIRST = 10;

function Facts({ health }: { health: NumberHealth }) {
  const [all, setAll] = useState(false);
  const shown = all ? health.facts : health.facts.slice(0, FACTS_FIRST);
  return (
    <Card title={words.facts} span={5}>
      {health.facts.length === 0 ? <p className={classes.none}>{words.factsNone}</p> : null}
      <ol className={classes.facts}>
        {shown.map((fact) => (
          <li key={`${fact.kind} ${fact.subject}`}>
            <time dateTime={new Date(fact.at).toISOString()}>{shortMoment(fact.at)}</time>
            <div>
              <b>{words.factKinds[fact.kind] ?? fact.kind}</b>{" "}
              <span dir="auto">{fact.detail || fact.state}</span>
            </div>
          </li>
        ))}
      </ol>
      {shown.length < health.facts.length ? (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          {words.factsAll(health.facts.length)}
        </button>
      ) : null}
    </Card>
  );
}
