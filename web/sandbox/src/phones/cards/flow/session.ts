// A person's way through a flow: the screens behind them, what they filled in, and what their taps do. Pure.
import type { FlowQuestion } from "../../../api/cards";
import { type Action, asJson, asRows, type Drawing, type Json, type Screen } from "./drawing";
import { filled, type Scope, type Values } from "./expression";
import { dayOf } from "./parts";

export interface Page {
  screen: string;
  data: Json;
  form: Values;
}

export interface Session {
  drawing: Drawing;
  /** The last one is shown. Never empty. */
  pages: Page[];
  /** Screens seen so far, for global references. */
  seen: Record<string, { form: Values; data: Json }>;
}

export type Effect =
  | { do: "show"; session: Session }
  | { do: "ask"; question: FlowQuestion }
  | { do: "complete"; params: Json }
  | { do: "open"; url: string }
  /** Nowhere leads there. */
  | { do: "stop"; why: string };

/** Begins at a screen, or at the first one. Null if there is no such screen. */
export function begin(drawing: Drawing, screen: string | null, data: Json): Session | null {
  const first = screen ?? drawing.screens[0]?.id ?? "";
  return turn({ drawing, pages: [], seen: {} }, first, data);
}

/** Shows a screen: the same with other data, one behind, or the next. Null if there is no such screen. */
export function turn(session: Session, to: string, data: Json): Session | null {
  const drawn = session.drawing.screens.find(({ id }) => id === to);
  if (!drawn) return null;
  const behind = session.pages.findIndex(({ screen }) => screen === to);
  const before = session.pages[behind];
  const kept = behind < 0 ? session.pages : session.pages.slice(0, behind);
  const merged = { ...before?.data, ...data };
  const form = { ...initial(drawn, merged, session), ...before?.form };
  return noted({ ...session, pages: [...kept, { screen: to, data: merged, form }] });
}

/** What is filled in before the person does. */
function initial(drawn: Screen, data: Json, session: Session): Values {
  const scope: Scope = { form: {}, data, screen: session.seen };
  const form: Values = {};
  const fill = (children: Json[], given: Json) => {
    for (const child of children) {
      const branches = [child.children, child.then, child.else, ...Object.values(asJson(child.cases))];
      const own = child["init-values"];
      const values = own === undefined ? given : asJson(quietly(own, scope));
      for (const branch of branches) fill(asRows(branch), values);
      if (typeof child.name !== "string" || child.type === "Form") continue;
      const value =
        quietly(child["init-value"], scope) ?? values[child.name] ?? empty[String(child.type)] ?? "";
      form[child.name] = value;
    }
  };
  fill(drawn.children, {});
  return form;
}

/** An expression that cannot be read fills in nothing; the screen itself tells of it. */
function quietly(written: unknown, scope: Scope): unknown {
  try {
    return filled(written, scope);
  } catch {
    return undefined;
  }
}

const empty: Record<string, unknown> = { CheckboxGroup: [], ChipsSelector: [], OptIn: false };

function noted(session: Session): Session {
  const { screen, form, data } = pageOf(session);
  return { ...session, seen: { ...session.seen, [screen]: { form, data } } };
}

export const pageOf = ({ pages }: Session): Page =>
  pages[pages.length - 1] ?? { screen: "", data: {}, form: {} };

export const screenOf = (session: Session): Screen | undefined =>
  session.drawing.screens.find(({ id }) => id === pageOf(session).screen);

export function scopeOf(session: Session): Scope {
  const { form, data } = pageOf(session);
  return { form, data, screen: session.seen };
}

export function fillIn(session: Session, name: string, value: unknown): Session {
  const page = pageOf(session);
  const typed = { ...page, form: { ...page.form, [name]: value } };
  return noted({ ...session, pages: [...session.pages.slice(0, -1), typed] });
}

/** Back by one screen. Null: the flow is left. */
export function back(session: Session): Effect | null {
  const behind = session.pages[session.pages.length - 2];
  if (!behind) return null;
  const shown = noted({ ...session, pages: session.pages.slice(0, -1) });
  return screenOf(shown)?.refreshes
    ? { do: "ask", question: { action: "BACK", screen: pageOf(session).screen } }
    : { do: "show", session: shown };
}

/** What a tap does. Throws an ExpressionError where its payload cannot be read. */
export function act(session: Session, action: Action): Effect {
  const scope = scopeOf(session);
  if (action.name === "open_url") return { do: "open", url: String(filled(action.url, scope) ?? "") };
  const payload = paid(action.payload, session, scope);
  switch (action.name) {
    case "navigate": {
      const shown = turn(session, action.next, payload);
      return shown ? { do: "show", session: shown } : { do: "stop", why: action.next };
    }
    case "complete":
      return { do: "complete", params: payload };
    case "update_data": {
      const shown = turn(session, pageOf(session).screen, payload);
      return shown ? { do: "show", session: shown } : { do: "stop", why: pageOf(session).screen };
    }
    case "data_exchange":
      return {
        do: "ask",
        question: { action: "data_exchange", screen: pageOf(session).screen, data: payload },
      };
  }
}

/** A payload filled in. What is nothing is empty, and days are milliseconds in flows before version 5. */
function paid(payload: Json, session: Session, scope: Scope): Json {
  const old = session.drawing.version > 0 && session.drawing.version < 5;
  const paidFor = Object.entries(payload).map(([name, written]): [string, unknown] => {
    const value = filled(written, scope) ?? "";
    const isDay = old && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value) && dayOf(value);
    return [name, isDay ? String(Date.parse(`${value}T00:00:00Z`)) : value];
  });
  return Object.fromEntries(paidFor);
}
