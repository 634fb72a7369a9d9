import { describe, expect, it } from "vitest";
import type { Exchange, Frame, PhoneMessage } from "../api/types";
import { freshTour, loadTour, saveTour, stepDone, type Tour, type TourEvent, tourReduce } from "./tour";

const start = 1_000_000;
const owner = { id: "business", online: true, waiting: 0 };

const play = (tour: Tour, ...events: TourEvent[]) => events.reduce(tourReduce, tour);
const time = (now: number, more: Partial<typeof owner> = {}): TourEvent => ({
  on: "time",
  now,
  owner: { ...owner, ...more },
});
const frame = (content: object): TourEvent => ({
  on: "frame",
  owner,
  frame: { seq: 1, ...content } as Frame,
});
const said = (
  phone: string,
  peer: string,
  at: number,
  via: PhoneMessage["via"] = null,
  from_me = true,
): TourEvent => frame({ type: "message", phone, peer, message: { id: `m${at}`, at, from_me, via } });
const webhook = (label: string, at: number, status: Exchange["status"] = 200, id = at): TourEvent =>
  frame({ type: "exchange", exchange: { id, at, label, status, direction: "webhook" } });
const at = (step: number): Tour => ({ ...freshTour, step, since: start });

describe("tour: the echo", () => {
  it("is done once the answer's echo was taken with 200", () => {
    const answered = play(freshTour, time(start), said("business", "c1", start + 5, "phone"));
    expect(stepDone(answered)).toBe(false);
    expect(stepDone(play(answered, webhook("messages", start + 6)))).toBe(false);
    expect(stepDone(play(answered, webhook("smb_message_echoes", start + 6, 500)))).toBe(false);
    const done = play(answered, webhook("statuses, smb_message_echoes", start + 7));
    expect(stepDone(done)).toBe(true);
    expect(done.echo).toMatchObject({ peer: "c1", exchange: start + 7 });
  });

  it("does not count what the API sent, what customers wrote, or what is older", () => {
    const tour = play(
      freshTour,
      time(start),
      said("business", "c1", start + 1, "api"),
      said("c1", "business", start + 1),
      said("business", "c1", start - 1, "phone"),
    );
    expect(tour.echo.answeredAt).toBeNull();
  });
});

describe("tour: the bot yields", () => {
  const greeted = play(at(1), { on: "greeted", customer: "c2", at: start + 10 });

  it("is done after the bot stayed quiet", () => {
    const answered = play(greeted, said("business", "c2", start + 2000, "phone"));
    expect(stepDone(play(answered, time(start + 12_000)))).toBe(false);
    expect(stepDone(play(answered, time(start + 22_001)))).toBe(true);
  });

  it("notices a faster bot, and one that talks over a person", () => {
    expect(play(greeted, said("business", "c2", start + 99, "api")).yielding.outcome).toBe("late");
    const over = play(
      greeted,
      said("business", "c2", start + 99, "phone"),
      said("business", "c2", start + 999, "api"),
    );
    expect(over.yielding.outcome).toBe("late");
    expect(play(over, time(start + 99_999)).yielding.outcome).toBe("late");
  });

  it("ignores what is said to others", () => {
    expect(play(greeted, said("business", "c9", start + 99, "api")).yielding.outcome).toBeNull();
  });
});

describe("tour: airplane mode", () => {
  it("needs all of it, in order", () => {
    const off = play(at(2), time(start + 1, { online: false }));
    const wrote = play(off, said("c3", "business", start + 2), webhook("messages", start + 3));
    expect(wrote.airplane).toMatchObject({ off: true, customer: "c3", heard: true, back: false });
    expect(stepDone(wrote)).toBe(false);
    const halfway = play(wrote, time(start + 4, { waiting: 1 }));
    expect(halfway.airplane).toMatchObject({ back: true, arrived: false });
    expect(stepDone(play(halfway, time(start + 5)))).toBe(true);
  });

  it("starts over when the phone is back before anybody wrote", () => {
    expect(play(at(2), time(start, { online: false }), time(start + 1)).airplane.off).toBe(false);
  });

  it("does not count what was written while the phone was online", () => {
    expect(play(at(2), said("c3", "business", start + 2)).airplane.wroteAt).toBeNull();
  });
});

describe("tour: the window", () => {
  const day = 86_400_000;
  it("takes the customer of the step before and closes 24 hours after their last word", () => {
    const before: Tour = {
      ...at(2),
      airplane: { ...freshTour.airplane, customer: "c3", wroteAt: start + 5 },
    };
    const entered = play(before, { on: "next", now: start + 10 });
    expect(entered.window).toMatchObject({ customer: "c3", closes: start + 5 + day });
    expect(stepDone(play(entered, time(start + day)))).toBe(false);
    expect(stepDone(play(entered, time(start + day + 5)))).toBe(true);
    const later = play(entered, said("c3", "business", start + 1000));
    expect(later.window.closes).toBe(start + 1000 + day);
  });
});

describe("tour: memory", () => {
  it("resumes where it was, and starts anew from nonsense", () => {
    saveTour(at(2));
    expect(loadTour()).toEqual(at(2));
    localStorage.setItem("twinline-bench-tour", '{"step":"x"}');
    expect(loadTour()).toEqual(freshTour);
  });

  it("forgets the time of a world that was started anew", () => {
    expect(play({ ...at(1), since: start + 30 * 86_400_000 }, time(start)).since).toBe(start);
  });
});
