// The habits of the feeds by which the phone gives away chats and contacts.
import { NumberField } from "../faults/NumberField";
import type { SectionProps } from "./Account";
import classes from "./account.module.css";
import { FlagRow } from "./FlagRow";
import { useAccountAct } from "./queries";
import { Refusal } from "./Refusal";
import { accountStrings } from "./strings";
import type { Habits } from "./types";

const words = accountStrings.habits;
/** As the sandbox bounds it. */
const ROWS_MAX = 5_000;

export function HistorySection({ account }: SectionProps) {
  const { habits } = account;
  const act = useAccountAct();
  const set = (change: Partial<Habits>) => act.mutate({ do: "habits", change });
  return (
    <>
      <div className={classes.flag}>
        <span>{words.rows}</span>
        <NumberField
          label={words.rows}
          value={habits.rows_per_chunk}
          max={ROWS_MAX}
          onChange={(rows) => set({ rows_per_chunk: rows })}
        />
      </div>
      {(Object.keys(words.flags) as (keyof typeof words.flags)[]).map((name) => (
        <FlagRow
          key={name}
          label={words.flags[name]}
          on={habits[name]}
          onChange={(on) => set({ [name]: on })}
        />
      ))}
      <Refusal error={act.error} />
    </>
  );
}
