/** What became of a send: the tick in the bubble, and the line below it where a tick is not enough. */
import type { Delivery, DeliveryState } from "@twinline/api";
import { duration, type SendStateProps, type SendTick, timeOfDay } from "@twinline/kit";
import { strings } from "../../strings";

/** Unknown is a word, never a tick; what was not sent has none either. */
const ticks: Partial<Record<DeliveryState, SendTick>> = {
  queued: "queued",
  waiting: "queued",
  sending: "queued",
  accepted: "queued",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "played",
};

export function tickOf(delivery: Delivery | null): SendTick | undefined {
  return delivery ? ticks[delivery.state] : undefined;
}

export interface SendActions {
  cancel: () => void;
  retry: () => void;
  /** Puts its words back into the composer; null when it has none that could stand there. */
  take: (() => void) | null;
  /** Asks for the word that it may double, or lets it be. */
  ask: (asked: boolean) => void;
  asked: boolean;
  /** Whether a word like this may be sent now: null where nobody knows. */
  open: boolean | null;
}

export function sendStateOf(
  delivery: Delivery | null,
  now: number,
  actions: SendActions,
): SendStateProps | undefined {
  if (!delivery) return undefined;
  const words = strings.send;
  // Once the window is closed it would only be refused again.
  const retry = actions.open === false ? [] : [{ label: words.again, onClick: actions.retry }];
  const take = actions.take ? [{ label: words.take, onClick: actions.take }] : [];
  switch (delivery.state) {
    case "queued":
    case "waiting": {
      const undo = [{ label: words.undo, onClick: actions.cancel }];
      if (delivery.waits_until === null || delivery.waits_until <= now) {
        // For the moment that it takes there is nothing to say, unless something holds it.
        return delivery.reason ? { tone: "plain", text: delivery.reason.sentence, actions: undo } : undefined;
      }
      const span = duration(delivery.waits_until - now);
      const text = delivery.reason
        ? `${words.waitsFor(span)} ${delivery.reason.sentence}`
        : words.goesIn(span);
      return { tone: "plain", text, actions: undo };
    }
    case "unknown": {
      if (actions.asked) {
        const choices = [
          { label: words.wait, onClick: () => actions.ask(false) },
          { label: words.againMayDouble, onClick: actions.retry },
        ];
        return { tone: "warn", text: words.mayDouble, actions: choices };
      }
      const since = delivery.at === null ? now : delivery.at;
      const choices = [{ label: words.again, onClick: () => actions.ask(true) }];
      return { tone: "warn", text: words.unknown(timeOfDay(since)), actions: choices };
    }
    case "failed":
    case "refused":
      return { tone: "bad", text: reasonWords(delivery) ?? words.failed, actions: [...retry, ...take] };
    case "expired":
      return { tone: "bad", text: reasonWords(delivery) ?? words.expired, actions: [...retry, ...take] };
    case "withdrawn":
      return { tone: "plain", text: words.withdrawn, actions: take };
    case "cancelled":
      return { tone: "plain", text: words.cancelled, actions: take };
    default:
      return undefined;
  }
}

function reasonWords({ reason }: Delivery): string | null {
  if (!reason) return null;
  if (reason.code === "window_closed") return strings.send.windowClosed;
  const said = reason.remedy ? `${reason.sentence} ${reason.remedy}` : reason.sentence;
  return `${strings.send.failed} ${said}`;
}
