// What was asked of the Graph API and is not emulated: seen, so that nobody takes it for an answer.
import { useQuery } from "@tanstack/react-query";
import { EmptyState, LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { lab, labKeys } from "../api/lab";
import { strings } from "../strings";
import classes from "./Gaps.module.css";

const words = strings.gaps;

/** On its own it scrolls; as a part of another pane it is as long as it is. */
export function Gaps({ part = false }: { part?: boolean }) {
  const gaps = useQuery({ queryKey: labKeys.gaps, queryFn: lab.gaps, refetchInterval: 5_000 });
  return (
    <section className={classes.panel} data-part={part || undefined} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.intro}</p>
      {gaps.isPending ? (
        <div className={classes.pad}>
          <LoadingLabel />
          <SkeletonBlock width="60%" />
        </div>
      ) : null}
      {gaps.isError ? (
        <div className={classes.pad}>
          <Notice
            tone="danger"
            title={words.failed}
            action={{ label: strings.errors.retry, onClick: () => gaps.refetch() }}
          />
        </div>
      ) : null}
      {gaps.data?.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
      <ul>
        {gaps.data?.map((gap) => (
          <li key={gap.what}>
            <code>{gap.what}</code>
            <span>{words.times(gap.times)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
