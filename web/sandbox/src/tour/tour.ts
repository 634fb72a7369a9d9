// The tour's progress. Each step is done when the act was really seen in the live feed, never by a click on "done".
// Pure: what was seen and the virtual time come in, the next state goes out.
import type { Exchange, Frame, PhoneMessage } from "../api/types";

export const tourLength = 4;
/** The bot holds ten seconds; after twice that in silence it has certainly stepped back. */
export const quietMs = 20_000;
const dayMs = 86_400_000;

export interface Tour {
  /** 0 to 3; 4 when all is done. */
  step: number;
  /** Virtual time at which this step began; what is older does not count. Null until the clock is known. */
  since: number | null;
  echo: { peer: string | null; answeredAt: number | null; exchange: number | null };
  yielding: {
    customer: string | null;
    greetedAt: number | null;
    answeredAt: number | null;
    outcome: "quiet" | "late" | null;
  };
  airplane: {
    customer: string | null;
    off: boolean;
    wroteAt: number | null;
    heard: boolean;
    back: boolean;
    arrived: boolean;
  };
  window: { customer: string | null; closes: number | null; jumped: boolean; closed: boolean };
}

export const freshTour: Tour = {
  step: 0,
  since: null,
  echo: { peer: null, answeredAt: null, exchange: null },
  yielding: { customer: null, greetedAt: null, answeredAt: null, outcome: null },
  airplane: { customer: null, off: false, wroteAt: null, heard: false, back: false, arrived: false },
  window: { customer: null, closes: null, jumped: false, closed: false },
};

/** The owner's phone as it stands; its id tells whose screen a frame is about. */
export interface Owner {
  id: string;
  online: boolean;
  waiting: number;
}

export type TourEvent =
  | { on: "frame"; frame: Frame; owner: Owner }
  | { on: "time"; now: number; owner: Owner }
  | { on: "greeted"; customer: string; at: number }
  | { on: "watch"; customer: string; closes: number }
  | { on: "retry" }
  | { on: "next"; now: number }
  | { on: "restart"; now: number };

export function stepDone(tour: Tour, step = tour.step): boolean {
  if (step < tour.step) return true;
  if (step > tour.step) return false;
  return (
    [
      tour.echo.exchange !== null,
      tour.yielding.outcome === "quiet",
      tour.airplane.arrived && tour.airplane.heard,
      tour.window.closed,
    ][step] ?? true
  );
}

export const doneCount = (tour: Tour): number =>
  Math.min(tourLength, tour.step) + (tour.step < tourLength && stepDone(tour) ? 1 : 0);

export function tourReduce(tour: Tour, event: TourEvent): Tour {
  switch (event.on) {
    case "restart":
      return { ...freshTour, since: event.now };
    case "next":
      return enter(tour, event.now);
    case "greeted":
      return {
        ...tour,
        yielding: { customer: event.customer, greetedAt: event.at, answeredAt: null, outcome: null },
      };
    case "retry":
      return { ...tour, yielding: freshTour.yielding };
    case "watch":
      return { ...tour, window: { ...tour.window, customer: event.customer, closes: event.closes } };
    case "time":
      return atTime(tour, event.now, event.owner);
    case "frame":
      return atFrame(tour, event.frame, event.owner);
  }
}

function enter(tour: Tour, now: number): Tour {
  const { customer, wroteAt } = tour.airplane;
  const next = { ...tour, step: Math.min(tour.step + 1, tourLength), since: now };
  if (next.step !== 3 || customer === null || wroteAt === null) return next;
  return { ...next, window: { ...freshTour.window, customer, closes: wroteAt + dayMs } };
}

function atTime(tour: Tour, now: number, owner: Owner): Tour {
  // A world started anew has an earlier clock; what was seen in the old one no longer counts.
  if (tour.since === null || tour.since > now + dayMs) return { ...tour, since: now };
  if (tour.step === 1) {
    const { answeredAt, outcome } = tour.yielding;
    if (answeredAt === null || outcome !== null || now < answeredAt + quietMs) return tour;
    return { ...tour, yielding: { ...tour.yielding, outcome: "quiet" } };
  }
  if (tour.step === 2) return withPhone(tour, owner);
  if (tour.step === 3) {
    const { closes, jumped, closed } = tour.window;
    const seen = {
      jumped: jumped || now >= tour.since + dayMs - 1000,
      closed: closes !== null && now >= closes,
    };
    if (seen.jumped === jumped && seen.closed === closed) return tour;
    return { ...tour, window: { ...tour.window, ...seen } };
  }
  return tour;
}

function withPhone(tour: Tour, owner: Owner): Tour {
  const { off, wroteAt, back, arrived } = tour.airplane;
  const set = (change: Partial<Tour["airplane"]>): Tour => ({
    ...tour,
    airplane: { ...tour.airplane, ...change },
  });
  if (!owner.online) return off && !back ? tour : set({ off: true, back: false });
  if (!off) return tour;
  // Back too early: nobody had written yet.
  if (wroteAt === null) return set({ off: false });
  const now = { back: true, arrived: arrived || owner.waiting === 0 };
  return now.back === back && now.arrived === arrived ? tour : set(now);
}

function atFrame(tour: Tour, frame: Frame, owner: Owner): Tour {
  if (tour.since === null) return tour;
  if (frame.type === "message" && frame.message.at >= tour.since)
    return atMessage(tour, frame.phone, frame.peer, frame.message, owner);
  if (frame.type === "exchange") return atExchange(tour, frame.exchange);
  if (frame.type === "phone" && frame.phone.id === owner.id && tour.step === 2)
    return withPhone(tour, frame.phone);
  return tour;
}

function atMessage(tour: Tour, phone: string, peer: string, message: PhoneMessage, owner: Owner): Tour {
  const fromOwner = phone === owner.id && message.from_me;
  const fromCustomer = phone !== owner.id && message.from_me;
  if (tour.step === 0 && fromOwner && message.via === "phone" && tour.echo.answeredAt === null)
    return { ...tour, echo: { ...tour.echo, peer, answeredAt: message.at } };
  if (tour.step === 1 && fromOwner && peer === tour.yielding.customer) return atAnswer(tour, message);
  if (
    tour.step === 2 &&
    fromCustomer &&
    tour.airplane.off &&
    !tour.airplane.back &&
    tour.airplane.wroteAt === null
  )
    return { ...tour, airplane: { ...tour.airplane, customer: phone, wroteAt: message.at } };
  if (tour.step === 3 && fromCustomer && phone === tour.window.customer && !tour.window.closed)
    return { ...tour, window: { ...tour.window, closes: message.at + dayMs } };
  return tour;
}

function atAnswer(tour: Tour, message: PhoneMessage): Tour {
  const { greetedAt, answeredAt, outcome } = tour.yielding;
  if (greetedAt === null || message.at < greetedAt || outcome !== null) return tour;
  if (message.via === "api") return { ...tour, yielding: { ...tour.yielding, outcome: "late" } };
  return answeredAt === null ? { ...tour, yielding: { ...tour.yielding, answeredAt: message.at } } : tour;
}

function atExchange(tour: Tour, exchange: Exchange): Tour {
  if (exchange.direction !== "webhook" || exchange.status !== 200) return tour;
  const fields = exchange.label.split(/,\s*/u);
  const { answeredAt } = tour.echo;
  if (tour.step === 0 && answeredAt !== null && tour.echo.exchange === null && exchange.at >= answeredAt)
    return fields.includes("smb_message_echoes")
      ? { ...tour, echo: { ...tour.echo, exchange: exchange.id } }
      : tour;
  const { wroteAt, heard } = tour.airplane;
  if (tour.step === 2 && wroteAt !== null && !heard && exchange.at >= wroteAt && fields.includes("messages"))
    return { ...tour, airplane: { ...tour.airplane, heard: true } };
  return tour;
}

const storageKey = "twinline-bench-tour";

export const saveTour = (tour: Tour): void => localStorage.setItem(storageKey, JSON.stringify(tour));

export function loadTour(): Tour {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "null") as Partial<Tour> | null;
    if (!kept || typeof kept.step !== "number") return freshTour;
    return {
      ...freshTour,
      ...kept,
      echo: { ...freshTour.echo, ...kept.echo },
      yielding: { ...freshTour.yielding, ...kept.yielding },
      airplane: { ...freshTour.airplane, ...kept.airplane },
      window: { ...freshTour.window, ...kept.window },
    };
  } catch {
    return freshTour;
  }
}
