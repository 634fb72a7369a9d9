/** For owners and supervisors: is it well, and what could not be read. */

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { HealthSummary } from "@twinline/api";
import {
  dateTime,
  EmptyState,
  fileSize,
  LoadingLabel,
  Notice,
  SkeletonBlock,
  shortSpan,
} from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { Unreadables } from "../features/operator/Unreadables";
import { healthQuery } from "../live/queries";
import { leads } from "../live/roles";
import { pageStrings } from "../pageStrings";
import { FailedToLoad } from "../ui/FailedToLoad";
import { Card, Figure, Page } from "../ui/Page";
import classes from "./OperatorPage.module.css";

const route = getRouteApi("/signed-in");
const words = pageStrings.operator;

export function OperatorPage() {
  const { me } = route.useRouteContext();
  if (!leads(me.role))
    return (
      <Page title={words.title}>
        <div className={classes.all}>
          <EmptyState title={words.denied} text={words.deniedText} />
        </div>
      </Page>
    );
  return (
    <Page title={words.title}>
      <Health />
      <Unreadables />
    </Page>
  );
}

function Health() {
  const { data: health, error, refetch } = useQuery(healthQuery);
  if (health) return <HealthCards health={health} />;
  return (
    <div className={classes.all}>
      {error ? (
        <FailedToLoad title={words.healthFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <LoadingLabel />
          <SkeletonBlock height={120} />
        </>
      )}
    </div>
  );
}

function HealthCards({ health }: { health: HealthSummary }) {
  const { journal, merger } = health;
  return (
    <>
      <Card title={words.journal} aside={journal.writable ? words.writable : undefined} span={4}>
        <Figure value={figure(journal.entries)}>{words.entries(fileSize(journal.bytes))}</Figure>
        {journal.writable ? null : <Notice tone="danger" title={words.notWritable} />}
      </Card>
      <Card title={words.merger} span={4}>
        <Figure value={figure(merger.backlog)}>
          {words.backlog(merger.backlog)}
          {/* With nothing waiting the last measure is old news. */}
          {merger.backlog === 0 || merger.lag_ms === null ? "" : `, ${words.lag(shortSpan(merger.lag_ms))}`}
        </Figure>
      </Card>
      <Card title={words.signatures} span={4}>
        <Figure value={figure(health.refused_signatures)} />
        <p className={classes.text}>{words.signaturesText}</p>
      </Card>
      <Card title={words.alerts} span={12}>
        {health.alerts.length === 0 ? <p className={classes.text}>{words.noAlerts}</p> : null}
        <div className={classes.alerts}>
          {health.alerts.map((alert) => (
            <Notice key={`${alert.at} ${alert.code}`} tone="warning" title={alert.sentence}>
              {alert.remedy} <time className={classes.when}>{dateTime(alert.at)}</time>
            </Notice>
          ))}
        </div>
      </Card>
    </>
  );
}
