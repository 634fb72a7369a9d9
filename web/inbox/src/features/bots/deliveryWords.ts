/** What came of a turn that a bot was given, in words. */
import type { BotDelivery } from "@twinline/api";
import { pageStrings } from "../../pageStrings";

export interface DeliveryWords {
  tone: "fine" | "plain" | "bad";
  state: string;
  /** What went wrong, or why nothing was said. */
  more: string | null;
}

export function deliveryWords({ state, why, error, attempts }: BotDelivery): DeliveryWords {
  const words = pageStrings.bots;
  const told = attempts > 1 ? words.toldTimes(attempts) : null;
  const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(" ") || null;
  switch (state) {
    case "answered":
      return { tone: "fine", state: words.states.answered, more: told };
    case "handed_over":
      return { tone: "fine", state: words.states.handed_over, more: told };
    case "withheld":
      return { tone: "plain", state: words.states.withheld, more: words.withheldWhy[why ?? ""] ?? null };
    case "expired":
      return { tone: "bad", state: words.states.expired, more: joined(error ?? words.saidNothing, told) };
    case "open":
      return error
        ? { tone: "bad", state: words.states.retrying, more: joined(error, told) }
        : { tone: "plain", state: words.states.open, more: null };
  }
}
