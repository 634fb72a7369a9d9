// A run: its steps as they happen, what became of each, and the way onto the bench at its end.

import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { duration, LoadingLabel, Notice } from "@twinline/kit";
import { remedyOf } from "../api/client";
import { lab, labKeys, type ScenarioStep } from "../api/lab";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import classes from "./Scenarios.module.css";

const words = strings.scenarios;

export function ScenarioResult({ id, name }: { id: number; name: string }) {
  // The live feed tells of each step; asking once more closes the gap before the first frame.
  const { data: run } = useQuery({
    queryKey: labKeys.run(id),
    queryFn: () => lab.run(id),
    refetchInterval: (query) => (query.state.data?.passed == null ? 500 : false),
  });
  const open = useMutation({ mutationFn: () => lab.openRun(id) });
  if (!run) return <LoadingLabel />;
  const over = run.passed !== null;
  return (
    <section className={classes.result} aria-label={words.result(name)}>
      <p className={classes.verdict} role="status" data-passed={run.passed ?? undefined}>
        <b>{over ? (run.passed ? words.passed : words.failed) : words.running}</b>
        <span>
          {over
            ? words.took(run.of, duration(run.virtual_ms), run.took_ms)
            : `${run.steps.length} / ${run.of}`}
        </span>
      </p>
      <ol className={classes.steps}>
        {run.steps.map((step) => (
          <Step key={step.number} step={step} />
        ))}
      </ol>
      {over ? (
        <TextButton small title={words.openHint} disabled={open.isPending} onClick={() => open.mutate()}>
          {open.isSuccess ? words.opened : words.open}
        </TextButton>
      ) : null}
      {open.error ? (
        <Notice tone="danger" title={open.error.message}>
          {remedyOf(open.error)}
        </Notice>
      ) : null}
    </section>
  );
}

const signs = { passed: IconCheck, failed: IconX, left_out: IconMinus };

function Step({ step }: { step: ScenarioStep }) {
  const Sign = signs[step.outcome];
  return (
    <li data-outcome={step.outcome}>
      <Sign role="img" aria-label={words.outcomes[step.outcome]} size={13} stroke={2.5} />
      <span>
        {step.words}
        {step.detail ? <small>{step.detail}</small> : null}
      </span>
    </li>
  );
}
