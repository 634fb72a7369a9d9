// The library of scenarios: choose, run, watch the steps, and put the end of a run on the bench.

import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { remedyOf } from "../api/client";
import { lab, labKeys, type ScenarioEntry } from "../api/lab";
import { Gaps } from "../gaps/Gaps";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { OwnScenario } from "./OwnScenario";
import { ScenarioResult } from "./ScenarioResult";
import classes from "./Scenarios.module.css";

const words = strings.scenarios;

export function Scenarios({ withGaps = false }: { withGaps?: boolean }) {
  const library = useQuery({ queryKey: labKeys.scenarios, queryFn: lab.scenarios });
  const [runs, setRuns] = useState<Record<string, number>>({});
  const start = useMutation({
    mutationFn: (entry: ScenarioEntry) => lab.runScenario({ file: entry.file }),
    onSuccess: (run, entry) => setRuns((before) => ({ ...before, [entry.file]: run.id })),
  });
  return (
    <section className={classes.panel} aria-label={words.title}>
      <p className={classes.intro}>{words.intro}</p>
      <OwnScenario />
      {library.isPending ? (
        <div className={classes.pad}>
          <LoadingLabel />
          <SkeletonBlock width="70%" />
        </div>
      ) : null}
      {library.isError ? (
        <div className={classes.pad}>
          <Notice
            tone="danger"
            title={words.loadFailed}
            action={{ label: strings.errors.retry, onClick: () => library.refetch() }}
          />
        </div>
      ) : null}
      {start.error ? (
        <div className={classes.pad}>
          <Notice tone="danger" title={start.error.message}>
            {remedyOf(start.error)}
          </Notice>
        </div>
      ) : null}
      <ul className={classes.list}>
        {library.data?.map((entry) => {
          const run = runs[entry.file];
          return (
            <li key={entry.file} className={classes.entry}>
              <div className={classes.head}>
                <h3>{entry.name}</h3>
                <TextButton
                  small
                  aria-label={words.runOf(entry.name)}
                  disabled={start.isPending}
                  onClick={() => start.mutate(entry)}
                >
                  <IconPlayerPlay aria-hidden size={13} stroke={2} />
                  {words.run}
                </TextButton>
              </div>
              <p>{entry.about}</p>
              {run === undefined ? null : <ScenarioResult key={run} id={run} name={entry.name} />}
            </li>
          );
        })}
      </ul>
      {withGaps ? <Gaps part /> : null}
    </section>
  );
}
