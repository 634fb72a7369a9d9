/** How safely a number may send: what bulk messages may have, why, and who lifted what. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type NumberSafety, type SafetySign } from "@twinline/api";
import { LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { numberSafetyQuery } from "../../live/queries";
import { pageStrings } from "../../pageStrings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { shortMoment } from "./dates";
import classes from "./SafetyCard.module.css";
import { SafetyOverride } from "./SafetyOverride";

const words = pageStrings.numbers.safety;
const LEVELS = ["calm", "raised", "high", "stopped"] as const;

export function SafetyCard({ numberId, may }: { numberId: string; may: boolean }) {
  const { data: safety, error, refetch } = useQuery(numberSafetyQuery(numberId));
  return (
    <Card id="safety" title={words.title} aside={safety ? words.load(safety.load.percent) : null} span={5}>
      {safety ? (
        <Safety numberId={numberId} safety={safety} may={may} />
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

function Safety({ numberId, safety, may }: { numberId: string; safety: NumberSafety; may: boolean }) {
  return (
    <>
      <Meter safety={safety} />
      {safety.signs.length === 0 ? <p className={classes.calm}>{words.nothing}</p> : null}
      <ul className={classes.signs}>
        {safety.signs.map((sign) => (
          <Sign key={`${sign.kind} ${sign.sentence}`} sign={sign} />
        ))}
      </ul>
      <People tier={safety.tier} />
      <Lifted numberId={numberId} safety={safety} may={may} />
    </>
  );
}

function Meter({ safety }: { safety: NumberSafety }) {
  const level = LEVELS.indexOf(safety.level);
  const meaning = words.meaning(safety.campaign_percent, safety.transactional_percent);
  return (
    <div className={classes.meter} data-level={safety.level}>
      <b>{words.levels[safety.level]}</b>
      {/* biome-ignore lint/a11y/useSemanticElements: no browser draws the element as four steps */}
      <span
        className={classes.scale}
        role="meter"
        aria-label={words.meter}
        aria-valuemin={0}
        aria-valuemax={LEVELS.length - 1}
        aria-valuenow={level}
        aria-valuetext={`${words.levels[safety.level]}. ${meaning}`}
      >
        {LEVELS.map((one, index) => (
          <i key={one} data-on={index <= level || undefined} />
        ))}
      </span>
      <p>{meaning}</p>
    </div>
  );
}

function Sign({ sign }: { sign: SafetySign }) {
  const level = worse(sign);
  const ends = sign.until === null ? null : words.until(shortMoment(sign.until));
  return (
    <li data-level={level}>
      <b>{sign.sentence}</b>
      <p>
        {sign.remedy} {ends} {sign.liftable ? null : words.closed}
      </p>
    </li>
  );
}

function worse({ campaigns, transactional }: SafetySign): SafetySign["campaigns"] {
  return LEVELS.indexOf(transactional) > LEVELS.indexOf(campaigns) ? transactional : campaigns;
}

/** How much of a day's people is used. */
function People({ tier }: { tier: NumberSafety["tier"] }) {
  const share = tier.limit ? Math.min(1, tier.used / tier.limit) : 0;
  const full = tier.limit !== null && tier.used >= tier.limit;
  return (
    <div className={classes.people}>
      <span>{tier.told ? words.people(tier.used, tier.limit) : words.untold(tier.used)}</span>
      {tier.limit === null ? null : (
        <span className={classes.bar} data-full={full || undefined} aria-hidden>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
      )}
      {full && tier.frees_at !== null ? <p>{words.frees(shortMoment(tier.frees_at))}</p> : null}
    </div>
  );
}

function Lifted({ numberId, safety, may }: { numberId: string; safety: NumberSafety; may: boolean }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const lifted = safety.override;
  const before = safety.history.filter((one) => one.at !== lifted?.at);
  const restore = async () => {
    setFailure(null);
    try {
      client.setQueryData(keys.numberSafety(numberId), await api.restoreNumberSafety(numberId));
    } catch (error) {
      setFailure(problemWords(error));
    }
  };
  return (
    <>
      {lifted ? (
        <div className={classes.lifted}>
          <p>
            <b>{words.lifted(lifted.by?.name ?? words.somebody, shortMoment(lifted.until))}</b>
            <q dir="auto">{lifted.reason}</q>
          </p>
          {may ? (
            <Button size="xs" variant="default" onClick={() => void restore()}>
              {words.restore}
            </Button>
          ) : null}
        </div>
      ) : safety.liftable && safety.level_by_signs !== "calm" ? (
        <div className={classes.lift}>
          {may ? (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {words.lift}
            </Button>
          ) : (
            <p>{words.askSupervisor}</p>
          )}
        </div>
      ) : null}
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <SafetyOverride numberId={numberId} opened={asking} onClose={() => setAsking(false)} />
      {before.length > 0 ? (
        <details className={classes.history}>
          <summary>{words.history(before.length)}</summary>
          <ol>
            {before.map((one) => (
              <li key={one.at}>
                <time dateTime={new Date(one.at).toISOString()}>{shortMoment(one.at)}</time>
                <span>
                  {words.was(one.by?.name ?? words.somebody, shortMoment(one.ended_at ?? one.until))}{" "}
                  <q dir="auto">{one.reason}</q>
                </span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}
