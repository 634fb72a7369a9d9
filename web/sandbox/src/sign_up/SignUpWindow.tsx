// The sign-up window: one page per step, in Meta's order. The phone's part is done on the bench, or here.

import { IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { EmptyState, Logo, Notice } from "@twinline/kit";
import { useEffect, useRef, useState } from "react";
import { BenchError } from "../api/client";
import { TextButton } from "../ui/TextButton";
import { type Asked, isCoexistence, readAsked } from "./asked";
import { signUp } from "./calls";
import { answer, tell, tellStep } from "./opener";
import { ChoosePage, NumberPage, PairingPage, ReviewPage } from "./pages";
import classes from "./SignUpWindow.module.css";
import { signUpStrings as words } from "./strings";
import type { Finish, Run } from "./types";

/** Often enough to feel like a push, rarely enough for a test bench. */
const LOOK_EVERY_MS = 700;

export function SignUpWindow() {
  const [asked] = useState(() => readAsked(location.search, document.referrer));
  const begun = useRef(false);
  const begin = useMutation({ mutationFn: () => signUp.begin(asked.clientId) });
  const { mutate } = begin;
  const can = asked.clientId !== "" && isCoexistence(asked);
  useEffect(() => {
    if (begun.current || !can) return;
    begun.current = true;
    mutate();
  }, [can, mutate]);

  if (asked.clientId === "") return <Refused title={words.refused.noApp} text={words.refused.noAppRemedy} />;
  if (!can)
    return <Refused title={words.refused.feature(asked.featureType)} text={words.refused.featureRemedy} />;
  if (begin.error)
    return (
      <Refused
        title={begin.error.message}
        text={begin.error instanceof BenchError ? begin.error.remedy : ""}
      />
    );
  if (!begin.data) return <p className={classes.loading}>{words.loading}</p>;
  return <Steps asked={asked} first={begin.data} />;
}

function Refused({ title, text }: { title: string; text: string }) {
  return (
    <main className={classes.window} role="alert">
      <EmptyState
        icon={<IconPlugConnectedX size={40} stroke={1.5} aria-hidden />}
        title={title}
        text={text}
        action={<TextButton onClick={() => window.close()}>{words.close}</TextButton>}
      />
    </main>
  );
}

function Steps({ asked, first }: { asked: Asked; first: Run }) {
  const client = useQueryClient();
  const key = ["sign_up", first.id];
  const { data: run = first } = useQuery({
    queryKey: key,
    queryFn: () => signUp.find(first.id),
    initialData: first,
    refetchInterval: (query) => (query.state.data?.open ? LOOK_EVERY_MS : false),
  });
  const step = useMutation({
    mutationFn: (take: () => Promise<Run>) => take(),
    onSuccess: (next) => client.setQueryData(key, next),
  });
  const settled = useLeaving(asked, run);
  const [finished, setFinished] = useState<Finish | null>(null);
  const finish = useMutation({
    mutationFn: () => signUp.finish(run.id),
    onSuccess: (finish) => {
      settled();
      setFinished(finish);
      client.invalidateQueries({ queryKey: key });
      tell(asked, finish.message);
      answer(asked, finish.code);
      if (window.opener && !asked.redirect) window.close();
    },
  });
  const report = useMutation({
    mutationFn: () => signUp.cancel(run.id, true),
    onSuccess: (message) => {
      settled();
      tell(asked, message);
      answer(asked, null);
      window.close();
    },
  });
  const take = (call: () => Promise<Run>) => step.mutate(call);
  const error = step.error ?? finish.error;
  const { page, at } = pageOf(run, finished);
  return (
    <main className={classes.window}>
      <header className={classes.head}>
        <Logo />
        <div>
          <h1>{words.title}</h1>
          <p>{words.sandbox}</p>
        </div>
      </header>
      {at === null ? null : <Progress at={at} />}
      <div className={classes.page} key={page}>
        {error ? (
          <Notice tone="danger" title={error.message}>
            {error instanceof BenchError ? error.remedy : null}
          </Notice>
        ) : null}
        {page === "choose" ? (
          <ChoosePage run={run} busy={step.isPending} onNext={() => take(() => signUp.portfolio(run.id))} />
        ) : null}
        {page === "number" ? (
          <NumberPage
            run={run}
            filled={asked.digits}
            busy={step.isPending}
            onNext={(digits) => take(() => signUp.number(run.id, digits))}
            onReport={() => report.mutate()}
          />
        ) : null}
        {page === "phone" ? (
          <PairingPage
            run={run}
            onStep={(next) => client.setQueryData(key, next)}
            onBack={() => take(() => signUp.portfolio(run.id))}
          />
        ) : null}
        {page === "review" ? (
          <ReviewPage run={run} busy={finish.isPending} onFinish={() => finish.mutate()} />
        ) : null}
        {page === "done" && finished ? <Done finish={finished} /> : null}
        {page === "over" ? (
          <EmptyState
            icon={<IconPlugConnectedX size={40} stroke={1.5} aria-hidden />}
            title={words.over.title}
            text={words.over.text}
          />
        ) : null}
      </div>
    </main>
  );
}

function Done({ finish }: { finish: Finish }) {
  return (
    <div className={classes.done} role="status">
      <IconCircleCheck size={40} stroke={1.5} aria-hidden />
      <h2>{words.done.title}</h2>
      <p>{words.done.text}</p>
      <dl>
        <dt>{words.done.code}</dt>
        <dd>
          <code>{finish.code}</code>
        </dd>
      </dl>
    </div>
  );
}

const pages = ["choose", "number", "phone", "review"] as const;

function pageOf(
  run: Run,
  finished: Finish | null,
): { page: (typeof pages)[number] | "done" | "over"; at: number | null } {
  if (finished) return { page: "done", at: null };
  switch (run.step) {
    case "BUSINESS_ACCOUNT_SELECTION":
      return { page: "choose", at: 0 };
    case "PHONE_NUMBER_SETUP":
      return { page: "number", at: 1 };
    case "PHONE_NUMBER_VERIFICATION":
    case "PERMISSIONS":
      return { page: "phone", at: 2 };
    case "REVIEW":
      return { page: "review", at: 3 };
    case "DONE":
    case "CANCELLED":
      return { page: "over", at: null };
  }
}

function Progress({ at }: { at: number }) {
  const names = Object.values(words.steps);
  return (
    <ol className={classes.progress} aria-label={words.progress(at + 1, names.length)}>
      {names.map((name, index) => (
        <li key={name} data-done={index < at || undefined} aria-current={index === at ? "step" : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

/** The word for where the owner is; what follows the consent has none of its own. */
const currentStep = (run: Run) => (run.step === "REVIEW" ? "PERMISSIONS" : run.step);

/** A window that is closed before its end was left somewhere. Call what it gives once the end is told otherwise. */
function useLeaving(asked: Asked, run: Run): () => void {
  const open = useRef<Run | null>(run);
  const told = useRef(false);
  useEffect(() => {
    open.current = run.open ? run : null;
    if (run.open) tellStep(asked, currentStep(run));
  }, [asked, run]);
  useEffect(() => {
    const left = () => {
      const run = open.current;
      if (!run || told.current) return;
      told.current = true;
      signUp.leave(run.id);
      // The SDK knows the step and says it to its page; without it nobody else does.
      if (asked.request === "")
        tell(asked, {
          type: "WA_EMBEDDED_SIGNUP",
          event: "CANCEL",
          data: { current_step: currentStep(run) },
        });
    };
    window.addEventListener("pagehide", left);
    return () => window.removeEventListener("pagehide", left);
  }, [asked]);
  return () => {
    told.current = true;
  };
}
