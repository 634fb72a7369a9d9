// The switches of the faults panel: what each sets when put on, and how many are on.
import type { Faults } from "../api/types";
import { strings } from "../strings";

type CountKey = "duplicate_every" | "lose_webhook_every" | "out_of_order_every";
type NextKey = "wrong_signature_next" | "timeout_after_accept_next" | "answer_500_next" | "throttle_next";

export type FaultSpec =
  | { kind: "every"; key: CountKey; label: string; start: number }
  | { kind: "next"; key: NextKey; label: string; start: number }
  | { kind: "range"; key: "delay_ms"; label: string; start: [number, number] }
  | { kind: "seconds"; key: "slow_answers_ms"; label: string; start: number }
  | { kind: "most"; key: "changes_per_post"; label: string; start: number }
  | { kind: "plain"; key: "reorder" | "echo_context" | "raw_utf8"; label: string };

const words = strings.faults;

export const inboundFaults: FaultSpec[] = [
  { kind: "every", key: "duplicate_every", label: words.duplicate, start: 4 },
  { kind: "range", key: "delay_ms", label: words.delay, start: [2000, 40_000] },
  { kind: "every", key: "out_of_order_every", label: words.outOfOrder, start: 5 },
  { kind: "plain", key: "reorder", label: words.reorder },
  { kind: "every", key: "lose_webhook_every", label: words.lose, start: 10 },
  { kind: "next", key: "wrong_signature_next", label: words.signature, start: 1 },
  { kind: "most", key: "changes_per_post", label: words.smallPosts, start: 1 },
  { kind: "plain", key: "raw_utf8", label: words.rawUtf8 },
  { kind: "plain", key: "echo_context", label: words.echoContext },
];

export const outboundFaults: FaultSpec[] = [
  { kind: "next", key: "timeout_after_accept_next", label: words.timeout, start: 1 },
  { kind: "next", key: "answer_500_next", label: words.answer500, start: 1 },
  { kind: "next", key: "throttle_next", label: words.throttle, start: 1 },
  { kind: "seconds", key: "slow_answers_ms", label: words.slow, start: 3000 },
];

export function isOn(spec: FaultSpec, faults: Faults): boolean {
  if (spec.kind === "plain") return faults[spec.key];
  if (spec.kind === "next") return faults[spec.key] > 0;
  return faults[spec.key] !== null;
}

/** The change that puts a fault on (with its usual value) or off. */
export function switched(spec: FaultSpec, on: boolean): Partial<Faults> {
  if (spec.kind === "plain") return { [spec.key]: on };
  if (spec.kind === "next") return { [spec.key]: on ? spec.start : 0 };
  return { [spec.key]: on ? spec.start : null };
}

export const activeFaults = (faults: Faults): number =>
  [...inboundFaults, ...outboundFaults].filter((spec) => isOn(spec, faults)).length;
