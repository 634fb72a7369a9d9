// A flow over the whole screen of a phone: its screens one after the other, then its answer is sent.
import { LoadingLabel } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import type { Action as Offered } from "../../../api/cards";
import { Failure } from "../../Failure";
import { Sheet } from "../../sheet/Sheet";
import { SheetButton } from "../../sheet/SheetButton";
import { phoneStrings } from "../../strings";
import type { FlowWay } from "../taps";
import { complete, mistakes } from "./check";
import type { Json, Shown } from "./drawing";
import { FlowPart } from "./FlowPart";
import classes from "./FlowSheet.module.css";
import { show } from "./parts";
import { pageOf, type Session, scopeOf, screenOf } from "./session";
import { type FlowRun, useFlow } from "./useFlow";

const words = phoneStrings.flow;

export interface FlowSheetProps {
  flow: Extract<Offered, { kind: "flow" }>;
  way: FlowWay;
  onClose: () => void;
  onSend: (response: Json) => void;
}

export function FlowSheet({ flow, way, onClose, onSend }: FlowSheetProps) {
  const run = useFlow(way, flow.id, { title: flow.title, onSend, onClose });
  const id = useId();
  const screen = run.session && screenOf(run.session);
  const shown = run.session && screen && !run.failure ? show(screen, scopeOf(run.session)) : null;
  const form = run.session ? pageOf(run.session).form : {};
  const footer = shown?.footer;
  const ready =
    Boolean(shown && footer?.action && footer.enabled && complete(shown.parts, form)) && !run.busy;
  return (
    <Sheet
      full
      title={shown?.title || flow.title}
      onClose={run.back}
      foot={
        footer ? (
          <div className={classes.foot}>
            {footer.captions.length > 0 ? <p dir="auto">{footer.captions.join(" · ")}</p> : null}
            <SheetButton look="filled" type="submit" form={id} disabled={!ready}>
              {run.busy ? words.loading : footer.label}
            </SheetButton>
          </div>
        ) : null
      }
    >
      {run.busy && !run.session ? <LoadingLabel /> : null}
      {run.failure ? <Failed run={run} /> : null}
      <Failure error={run.error} />
      {run.free ? <p className={classes.hint}>{words.freeHint}</p> : null}
      {run.session && shown ? (
        <Page
          key={pageOf(run.session).screen}
          id={id}
          run={run}
          session={run.session}
          shown={shown}
          ready={ready}
        />
      ) : null}
    </Sheet>
  );
}

interface PageProps {
  id: string;
  run: FlowRun;
  session: Session;
  shown: Shown;
  ready: boolean;
}

function Page({ id, run, session, shown, ready }: PageProps) {
  const [tried, setTried] = useState(false);
  const { form } = pageOf(session);
  const wrong = tried ? mistakes(shown.parts, form) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const action = shown.footer?.action;
    if (ready && action && Object.keys(mistakes(shown.parts, form)).length === 0) run.tap(action);
  };
  return (
    <form id={id} className={classes.form} aria-busy={run.busy} noValidate onSubmit={submit}>
      {run.told ? (
        <p className={classes.told} role="status" dir="auto">
          {run.told}
        </p>
      ) : null}
      {shown.parts.map((part, index) => {
        const name = "name" in part ? part.name : "";
        return (
          <FlowPart
            key={name || `part ${index}`}
            part={part}
            value={form[name]}
            wrong={wrong[name]}
            onFill={(value) => run.fill(name, value)}
            onChoose={(value, action) => run.choose(name, value, action)}
            onTap={run.tap}
          />
        );
      })}
      {shown.footer ? null : <p className={classes.hint}>{words.noButton}</p>}
      <Notes notes={shown.notes} />
    </form>
  );
}

function Failed({ run: { failure } }: { run: FlowRun }) {
  if (!failure) return null;
  return (
    <div className={classes.failed}>
      <p role="alert">{failure.message}</p>
      <Notes notes={[`${failure.error}: ${failure.detail}`]} />
    </div>
  );
}

/** What WhatsApp would not show: it helps those who build the flow. */
function Notes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null;
  return (
    <aside className={classes.notes} aria-label={words.notes}>
      <b>{words.notes}</b>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </aside>
  );
}
