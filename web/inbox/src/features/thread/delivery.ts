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
  /** Stops asking; the line stays. */
  wait: () => void;
  waited: boolean;
}

export function sendStateOf(
  delivery: Delivery | null,
  now: number,
  actions: SendActions,
): SendStateProps | undefined {
  if (!delivery) return undefined;
  const words = strings.send;
  const again = { label: words.again, onClick: actions.retry };
  const take = actions.take ? [{ label: words.take, onClick: actions.take }] : [];
  switch (delivery.state) {
    case "queued":
    case "waiting": {
      if (delivery.waits_until === null || delivery.waits_until <= now) return undefined;
      const span = duration(delivery.waits_until - now);
      const text = delivery.reason
        ? `${words.waitsFor(span)} ${delivery.reason.sentence}`
        : words.goesIn(span);
      return { tone: "plain", text, actions: [{ label: words.undo, onClick: actions.cancel }] };
    }
    case "unknown": {
      const choices = [
        { label: words.wait, onClick: actions.wait },
        { label: words.againMayDouble, onClick: actions.retry },
      ];
      const since = delivery.at === null ? now : delivery.at;
      return { tone: "warn", text: words.unknown(timeOfDay(since)), actions: actions.waited ? [] : choices };
    }
    case "failed":
    case "refused":
      return { tone: "bad", text: reasonWords(delivery) ?? words.failed, actions: [again, ...take] };
    case "expired":
      return { tone: "bad", text: reasonWords(delivery) ?? words.expired, actions: [again, ...take] };
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
