/** The inbox with nothing chosen: how it stands, and the keys. */
import { useQuery } from "@tanstack/react-query";
import { EmptyState, Logo } from "@twinline/kit";
import { KeyList } from "../features/shell/KeyboardHelp";
import { countsQuery } from "../live/queries";
import { strings } from "../strings";
import classes from "./StartPane.module.css";

export function StartPane() {
  const { data: counts } = useQuery(countsQuery);
  const waiting = counts?.waiting ?? 0;
  return (
    <main className={classes.pane}>
      <EmptyState
        icon={<Logo size={44} />}
        title={waiting === 0 && (counts?.all ?? 0) > 0 ? strings.start.answered : strings.start.pick}
        text={waiting === 0 ? strings.start.nobodyWaits : strings.start.waiting(waiting)}
        action={
          <div className={classes.keys}>
            <KeyList />
          </div>
        }
      />
    </main>
  );
}
