// What the list of traffic is narrowed to, and how the sandbox is asked for it. Pure.
import type { TrafficKind } from "./types";

/** Empty does not matter. */
export interface TrafficFilter {
  /** Words, a phone number in any spelling, or the three digits of a status. */
  text: string;
  /** A phone of the bench, by its id. */
  phone: string;
  /** A webhook field, or an endpoint as the list names it. */
  field: string;
  /** `2xx`, `4xx`, `5xx`, or `none` for what got no answer. */
  status: string;
}

export const noFilter: TrafficFilter = { text: "", phone: "", field: "", status: "" };

/** Beyond this many the newest are shown. */
const rowsMax = 200;

/** How many of the choices beside the words narrow the list. */
export const chosenCount = ({ phone, field, status }: TrafficFilter): number =>
  [phone, field, status].filter((part) => part !== "").length;

export const isNarrowed = (filter: TrafficFilter): boolean =>
  filter.text.trim() !== "" || chosenCount(filter) > 0;

/** What the sandbox is asked. */
export function trafficQuery(kind: TrafficKind, filter: TrafficFilter): URLSearchParams {
  const query = new URLSearchParams({ kind, limit: String(rowsMax) });
  const { text, status, ...parts } = filter;
  const typed = text.trim();
  const isStatus = /^[1-5]\d\d$/u.test(typed) && status === "";
  for (const [name, value] of Object.entries(parts)) if (value !== "") query.set(name, value);
  if (isStatus) query.set("status", typed);
  else {
    if (status !== "") query.set("status", status);
    if (typed !== "") query.set("text", plainNumber(typed));
  }
  return query;
}

/** Bodies carry numbers as digits alone, people write them with a plus and gaps. */
function plainNumber(typed: string): string {
  const digits = typed.replace(/[\s()+-]/gu, "");
  return /^\d{5,}$/u.test(digits) ? digits : typed;
}

/** The fields and endpoints of what was seen, each once, in the order of the alphabet. */
export function fieldsOf(exchanges: readonly { label: string }[]): string[] {
  const names = exchanges.flatMap(({ label }) => label.split(", "));
  return [...new Set(names)].filter((name) => name !== "").sort((a, b) => a.localeCompare(b));
}
