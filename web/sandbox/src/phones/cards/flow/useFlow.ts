// Runs a flow on a phone: shows its screens, asks its endpoint, and ends with its answer.
import { useEffect, useRef, useState } from "react";
import type { FlowFailure, FlowOutcome, FlowQuestion } from "../../../api/cards";
import { phoneStrings } from "../../strings";
import type { FlowWay } from "../taps";
import { type Action, type Json, readDrawing } from "./drawing";
import { ExpressionError } from "./expression";
import { freeDrawing } from "./free";
import { act, back, begin, type Effect, fillIn, type Session, turn } from "./session";

const words = phoneStrings.flow;

export interface FlowRun {
  /** Null until there is something to show. */
  session: Session | null;
  /** The endpoint is being asked, or the flow is opened. */
  busy: boolean;
  /** Its JSON is not known. */
  free: boolean;
  failure: FlowFailure | null;
  /** What could not be reached or read. */
  error: Error | null;
  /** What the endpoint says of what was sent. */
  told: string | null;
  fill: (name: string, value: unknown) => void;
  /** A field filled in, and what that does. */
  choose: (name: string, value: unknown, action: Action | null) => void;
  tap: (action: Action) => void;
  back: () => void;
}

export interface FlowEnds {
  title: string;
  onSend: (response: Json) => void;
  onClose: () => void;
}

export function useFlow(way: FlowWay, flow: string, { title, onSend, onClose }: FlowEnds): FlowRun {
  const [session, setSession] = useState<Session | null>(null);
  const [busy, setBusy] = useState(true);
  const [free, setFree] = useState(false);
  const [failure, setFailure] = useState<FlowFailure | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [told, setTold] = useState<string | null>(null);
  /** What comes after the sheet was closed is shown nowhere. */
  const live = useRef(true);

  const send = (response: Json) => {
    onSend(response);
    onClose();
  };
  const show = (shown: Session | null, wanted: string) => {
    if (shown) setSession(shown);
    else setError(new Error(words.noScreen(wanted)));
  };
  const heard = (from: Session, outcome: FlowOutcome) => {
    if (outcome.outcome === "failed") return setFailure(outcome);
    if (outcome.outcome === "complete") return send(outcome.params);
    const { error_message: said, ...data } = outcome.data;
    setTold(typeof said === "string" ? said : null);
    show(turn(from, outcome.screen, data), outcome.screen);
  };
  const ask = async (from: Session, question: FlowQuestion) => {
    setBusy(true);
    setError(null);
    setTold(null);
    try {
      const outcome = await way.ask(flow, question);
      if (live.current) heard(from, outcome);
    } catch (why) {
      if (live.current) setError(why instanceof Error ? why : new Error(String(why)));
    } finally {
      if (live.current) setBusy(false);
    }
  };
  const carryOut = (from: Session, effect: Effect | null) => {
    setTold(null);
    switch (effect?.do) {
      case undefined:
        return onClose();
      case "show":
        return setSession(effect.session);
      case "ask":
        return void ask(from, effect.question);
      case "complete":
        return send(effect.params);
      case "open":
        return setTold(words.opens(effect.url));
      case "stop":
        return setError(new Error(words.noScreen(effect.why)));
    }
  };
  const tap = (from: Session, action: Action) => {
    try {
      carryOut(from, act(from, action));
    } catch (why) {
      if (!(why instanceof ExpressionError)) throw why;
      setError(why);
    }
  };

  const open = async () => {
    try {
      const start = await way.open(flow);
      if (!live.current) return;
      const drawing = readDrawing(start.drawing);
      setFree(!drawing);
      const drawn = drawing ?? freeDrawing(title);
      if (drawing && start.action === "data_exchange")
        return await ask({ drawing: drawn, pages: [], seen: {} }, { action: "INIT" });
      show(begin(drawn, drawing ? start.screen : null, start.data), start.screen ?? "");
    } catch (why) {
      if (live.current) setError(why instanceof Error ? why : new Error(String(why)));
    } finally {
      if (live.current) setBusy(false);
    }
  };
  const first = useRef(open);
  useEffect(() => {
    live.current = true;
    void first.current();
    return () => {
      live.current = false;
    };
  }, []);

  return {
    session,
    busy,
    free,
    failure,
    error,
    told,
    fill: (name, value) => session && setSession(fillIn(session, name, value)),
    choose: (name, value, action) => {
      if (!session) return;
      const filled = fillIn(session, name, value);
      setSession(filled);
      if (action) tap(filled, action);
    },
    tap: (action) => session && !busy && tap(session, action),
    back: () => (session && !busy && !failure ? carryOut(session, back(session)) : onClose()),
  };
}
