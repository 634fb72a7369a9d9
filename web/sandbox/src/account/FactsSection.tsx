// What is so about the phone and its business, by which a sign-up passes or stops.
import { Notice } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { TextButton } from "../ui/TextButton";
import type { SectionProps } from "./Account";
import classes from "./account.module.css";
import { FlagRow } from "./FlagRow";
import { useAccountAct } from "./queries";
import { Refusal } from "./Refusal";
import { accountStrings } from "./strings";
import type { Facts } from "./types";

const words = accountStrings.facts;
type Choice = keyof typeof words.choices;
type Flag = keyof typeof words.flags;

export function FactsSection({ account }: SectionProps) {
  const { facts } = account;
  const act = useAccountAct();
  const set = (change: Partial<Facts>) => act.mutate({ do: "facts", change });
  const id = useId();
  return (
    <>
      {facts.obstacle ? (
        <Notice tone="warning" title={words.unfit(facts.obstacle.title, facts.obstacle.code)}>
          {facts.obstacle.text}
        </Notice>
      ) : (
        <p className={classes.hint}>{words.fit(facts.by_conditions_of)}</p>
      )}
      <Refusal error={act.error} />
      <TextFact
        key={facts.digits}
        label={words.number}
        value={facts.digits}
        hint={words.numberHint}
        onSet={(digits) => act.mutate({ do: "number", digits })}
      />
      <TextFact
        key={facts.app_version}
        label={words.version}
        value={facts.app_version}
        onSet={(version) => set({ app_version: version })}
      />
      <TextFact
        key={`days ${facts.days_of_use}`}
        label={words.days}
        value={facts.days_of_use === null ? "" : String(facts.days_of_use)}
        placeholder={words.long}
        onSet={(days) => set({ days_of_use: Number.parseInt(days, 10) || 0 })}
      />
      {(Object.keys(words.choices) as Choice[]).map((name) => (
        <div key={name} className={classes.field}>
          <label htmlFor={`${id}-${name}`}>{words.choices[name].label}</label>
          <select
            id={`${id}-${name}`}
            value={facts[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          >
            {Object.entries(words.choices[name].values).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      {(Object.keys(words.flags) as Flag[]).map((name) => (
        <FlagRow
          key={name}
          label={words.flags[name]}
          on={facts[name]}
          onChange={(on) => set({ [name]: on })}
        />
      ))}
    </>
  );
}

interface TextFactProps {
  label: string;
  value: string;
  hint?: string;
  placeholder?: string;
  onSet: (value: string) => void;
}

/** Set when it is sent, not while it is typed. */
function TextFact({ label, value, hint, placeholder, onSet }: TextFactProps) {
  const [typed, setTyped] = useState(value);
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSet(typed);
  };
  return (
    <form className={classes.field} onSubmit={send} title={hint}>
      <label htmlFor={id}>{label}</label>
      <span className={classes.setting}>
        <input
          id={id}
          value={typed}
          placeholder={placeholder}
          onChange={(event) => setTyped(event.target.value)}
        />
        {typed === value ? null : (
          <TextButton small type="submit">
            {words.numberGo}
          </TextButton>
        )}
      </span>
    </form>
  );
}
