// What WhatsApp makes of the business, and by whose rules.
import { Notice } from "@twinline/kit";
import { useId } from "react";
import { useBench } from "../api/queries";
import classes from "./account.module.css";
import { FlagRow } from "./FlagRow";
import { count, limitUse } from "./figures";
import { Refusal } from "./Refusal";
import { RulesFields } from "./RulesFields";
import own from "./standing.module.css";
import { useSetStanding, useStanding } from "./standingQueries";
import { accountStrings } from "./strings";
import type { Standing, Tier } from "./types";
import { UseBar } from "./UseBar";

const words = accountStrings.standing;

export function StandingSection() {
  const { data: standing, error } = useStanding();
  const set = useSetStanding();
  if (!standing) return <Refusal error={error} />;
  return (
    <>
      <RulesFields throughput={standing.throughput} />
      <Limit standing={standing} onSet={(tier) => set.mutate({ tier })} />
      <Quality standing={standing} />
      <Stopped phones={standing.stopped_marketing} />
      <FlagRow
        label={words.lax}
        on={standing.lax_downloads}
        onChange={(lax) => set.mutate({ lax_downloads: lax })}
      />
      <Refusal error={set.error ?? error} />
    </>
  );
}

function Limit({ standing, onSet }: { standing: Standing; onSet: (tier: Tier) => void }) {
  const id = useId();
  const { tier, tier_people: people, tier_used: used } = standing;
  const use = limitUse(used, people);
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={id}>{words.tier}</label>
        <select id={id} value={tier} onChange={(event) => onSet(event.target.value as Tier)}>
          {Object.entries(words.tiers).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <dl className={own.facts}>
        <dt>{words.used}</dt>
        <dd>
          {words.usedOf(count(used), people === null ? null : count(people))}
          <span className={own.note}>{words.week(count(standing.tier_used_week))}</span>
        </dd>
      </dl>
      {people === null ? null : <UseBar {...use} />}
      {use.tone === "full" ? <Notice tone="warning" title={words.full} /> : null}
      {standing.tier_rising ? <p className={classes.hint}>{words.rising}</p> : null}
    </>
  );
}

function Quality({ standing }: { standing: Standing }) {
  const { rating, reached, read, blocked, reported } = standing;
  const trouble = words.states[standing.state];
  return (
    <>
      <dl className={own.facts}>
        <dt>{words.quality}</dt>
        <dd className={own.rating} data-rating={rating}>
          {words.ratings[rating]}
        </dd>
        <dt>{words.made}</dt>
        <dd>{words.echo(reached, read, blocked, reported)}</dd>
      </dl>
      {trouble ? <Notice tone="warning" title={trouble} /> : null}
    </>
  );
}

function Stopped({ phones }: { phones: string[] }) {
  const { data: bench } = useBench();
  const names = phones.map((id) => bench?.phones.find((phone) => phone.id === id)?.name ?? id);
  return (
    <dl className={own.facts}>
      <dt>{words.marketing}</dt>
      <dd>
        {names.length > 0 ? names.join(", ") : words.nobody}
        {names.length > 0 ? <span className={own.note}>{words.stoppedHint}</span> : null}
      </dd>
    </dl>
  );
}
