// What the form for a rule offers, what it sends, and a rule as a sentence. Pure.
import type { FaultRule, NewFaultRule, When } from "../api/lab";
import { strings } from "../strings";

const words = strings.rules;

export const places = [
  "graph:POST /{number}/messages",
  "graph:POST /{number}/media",
  "graph:GET /{media}",
  "graph:POST /{number}/smb_app_data",
  "graph:* /{waba}/message_templates",
  "graph:any",
  "webhook:messages",
  "webhook:statuses",
  "webhook:smb_message_echoes",
  "webhook:smb_app_state_sync",
  "webhook:history",
  "webhook:account_update",
  "webhook:any",
] as const;

const ofGraph = [
  "http429",
  "http500",
  "http503",
  "error",
  "late_failure",
  "timeout_after_accept",
  "lost",
  "latency",
];
const ofWebhooks = ["lost", "duplicate", "reorder", "delay", "wrong_signature", "timeout_after_accept"];

/** The faults that a place can have. */
export function faultsOf(place: string): string[] {
  if (place.startsWith("graph:")) return ofGraph;
  return place === "webhook:history" ? ["stuck", ...ofWebhooks] : ofWebhooks;
}

export const placeWords = (place: string): string => {
  const [kind, name = ""] = [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (name === "any") return kind === "graph" ? words.anyCall : words.anyField;
  return name;
};

export const whens: { key: string; label: string; when: When }[] = [
  { key: "always", label: words.always, when: "always" },
  { key: "next1", label: words.nextOne, when: { next: 1 } },
  { key: "next3", label: words.nextThree, when: { next: 3 } },
  { key: "every3", label: words.everyThird, when: { every: 3 } },
  { key: "chance", label: words.oneInFive, when: { chance: { percent: 20, seed: 1 } } },
];

export interface RuleForm {
  place: string;
  fault: string;
  code: number;
  when: string;
  customer: string;
}

/** What the API is sent for a form. */
export function ruleOf(form: RuleForm): NewFaultRule {
  const [kind, name] = [
    form.place.slice(0, form.place.indexOf(":")),
    form.place.slice(form.place.indexOf(":") + 1),
  ];
  const what: Record<string, NewFaultRule["what"]> = {
    delay: { delay: { from_ms: 60_000 } },
    stuck: { stuck_history: { percent: 40 } },
    http429: { http: { status: 429, retry_after_s: 60 } },
    http500: { http: { status: 500 } },
    http503: { http: { status: 503 } },
    latency: { latency: { from_ms: 5_000 } },
    error: { error: { code: form.code } },
    late_failure: { late_failure: { code: form.code } },
  };
  return {
    on: kind === "graph" ? { graph: name } : { webhook: name },
    when: whens.find((one) => one.key === form.when)?.when ?? "always",
    what: what[form.fault] ?? form.fault,
    ...(form.customer ? { customer: form.customer } : {}),
  };
}

/** A rule as one reads it. */
export function ruleWords(rule: FaultRule): { place: string; fault: string; when: string } {
  const place = "graph" in rule.on ? `graph:${rule.on.graph}` : `webhook:${rule.on.webhook}`;
  const wanted = JSON.stringify(rule.when);
  const when = whens.find((one) => JSON.stringify(one.when) === wanted);
  return { place: placeWords(place), fault: faultWords(rule.what), when: when?.label ?? plain(rule.when) };
}

function faultWords(what: FaultRule["what"]): string {
  if (typeof what === "string") return words.faults[what] ?? what;
  return plain(what);
}

/** `{error: {code: 4}}` as `error, code 4`. */
function plain(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) =>
      typeof inner === "object"
        ? `${key.replaceAll("_", " ")}, ${plain(inner)}`
        : `${key.replaceAll("_", " ")} ${inner}`,
    )
    .join(", ");
}
