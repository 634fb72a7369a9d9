// Whose rules hold, and how fast sends are taken under them.
import { duration } from "@twinline/kit";
import { useId } from "react";
import classes from "./account.module.css";
import { FlagRow } from "./FlagRow";
import { limitUse } from "./figures";
import { Refusal } from "./Refusal";
import own from "./standing.module.css";
import { useChooseRules, useRules } from "./standingQueries";
import { accountStrings } from "./strings";
import type { Standing } from "./types";
import { UseBar } from "./UseBar";

const words = accountStrings.standing;

export function RulesFields({ throughput }: Pick<Standing, "throughput">) {
  const { data: rules, error } = useRules();
  const choose = useChooseRules();
  const id = useId();
  if (!rules) return <Refusal error={error} />;
  const { now, of, peak_of_minute: peak } = throughput;
  // The command line takes any month; the page offers the telling ones.
  const offered = rules.offered.includes(rules.profile) ? rules.offered : [...rules.offered, rules.profile];
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={id}>{words.profile}</label>
        <select
          id={id}
          value={rules.profile}
          onChange={(event) => choose.mutate({ profile: event.target.value })}
        >
          {offered.toSorted().map((profile) => (
            <option key={profile}>{profile}</option>
          ))}
        </select>
      </div>
      <p className={classes.hint}>{words.says(rules.messages_per_second, words.pricing[rules.pricing])}</p>
      <dl className={own.facts}>
        <dt>{words.throughput}</dt>
        <dd>
          {rules.paced ? words.pace(now, of) : words.freePace(now)}
          <span className={own.note}>{words.peak(peak)}</span>
        </dd>
      </dl>
      {rules.paced ? <UseBar {...limitUse(now, of)} /> : null}
      <FlagRow label={words.paced} on={rules.paced} onChange={(paced) => choose.mutate({ paced })} />
      <p className={classes.hint}>
        {rules.paced ? words.pair(rules.pair_burst, duration(rules.pair_refill_ms)) : words.unpaced}
      </p>
      <Refusal error={choose.error ?? error} />
    </>
  );
}
