// Who decides about sends that are held for a template's quality, after how many, and the cap on misused utility.
import { useEffect, useId, useState } from "react";
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { Refusal } from "./Refusal";
import { useSetStanding, useStanding } from "./standingQueries";
import { accountStrings } from "./strings";
import type { Standing } from "./types";

const words = accountStrings.templates;

export function PacingFields() {
  const { data: standing } = useStanding();
  const set = useSetStanding();
  const id = useId();
  if (!standing) return null;
  const { pacing, pacing_batch: batch, utility_capped_until: capped } = standing;
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={id}>{words.pacing}</label>
        <select
          id={id}
          aria-describedby={`${id}-hint`}
          value={pacing}
          onChange={(event) => set.mutate({ pacing: event.target.value as Standing["pacing"] })}
        >
          {Object.entries(words.pacings).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-hint`} className={classes.hint}>
        {words.pacingHints[pacing]}
      </p>
      {pacing === "off" ? null : (
        <Batch batch={batch} onSet={(pacing_batch) => set.mutate({ pacing_batch })} />
      )}
      {capped === null ? null : (
        <>
          <p className={classes.hint}>{words.capped(standing.utility_sent, standing.utility_cap)}</p>
          <div className={classes.acts}>
            <TextButton small onClick={() => set.mutate({ utility_capped: false })}>
              {words.lift}
            </TextButton>
          </div>
        </>
      )}
      <Refusal error={set.error} />
    </>
  );
}

function Batch({ batch, onSet }: { batch: number; onSet: (batch: number) => void }) {
  const id = useId();
  const [text, setText] = useState(String(batch));
  useEffect(() => setText(String(batch)), [batch]);
  // Half a number typed is none yet: it is taken when the field is left.
  const take = () => {
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted > 0 && wanted !== batch) onSet(wanted);
    else setText(String(batch));
  };
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{words.batch}</label>
      <input
        id={id}
        type="number"
        min={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </div>
  );
}
