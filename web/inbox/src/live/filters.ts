/**
 * What the list is narrowed down to beside its view: one form for the address, the question to the server and the
 * decision about live items. Pure. Several values of one filter stand with commas between them: one of them must fit.
 */
import type { ConversationSummary, FloorHolder, ListConversations, Origin } from "@twinline/api";

export type ListFilters = Pick<
  ListConversations,
  "line" | "last_word" | "floor" | "assignee" | "label" | "unread" | "waiting_minutes" | "closing_minutes"
>;
export type FilterName = keyof ListFilters;

export const FILTERS = [
  "line",
  "last_word",
  "floor",
  "assignee",
  "label",
  "unread",
  "waiting_minutes",
  "closing_minutes",
] as const satisfies readonly FilterName[];

export const SPEAKERS = [
  "customer",
  "phone",
  "agent",
  "bot",
  "campaign",
  "api",
  "unknown",
] as const satisfies readonly Origin[];
export const HOLDERS = ["nobody", "phone", "agent", "bot"] as const satisfies readonly FloorHolder[];
export const WAITS = [5, 10, 30, 60, 240] as const;
export const CLOSES = [60, 120, 360] as const;

const MINUTE = 60_000;

/** The words of a filter, in the order in which they stand. */
export const words = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);

/** With the word if it was not there, without it if it was; nothing is left of none. */
export function toggled(value: string | undefined, word: string): string | undefined {
  const old = words(value);
  const kept = old.includes(word) ? old.filter((each) => each !== word) : [...old, word];
  return kept.length === 0 ? undefined : kept.join(",");
}

/** What of an address is a filter. What nobody could have chosen is left out. */
export function filtersOf(search: Record<string, unknown>): ListFilters {
  const known = (value: unknown, allowed?: readonly string[]): string | undefined => {
    if (typeof value !== "string") return undefined;
    const fit = words(value).filter((word) => allowed?.includes(word) ?? /^[\w-]+$/.test(word));
    return fit.length === 0 ? undefined : [...new Set(fit)].join(",");
  };
  const minutes = (value: unknown) =>
    typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 1_000_000
      ? value
      : undefined;
  const all: { [K in FilterName]: ListFilters[K] | undefined } = {
    line: known(search.line),
    last_word: known(search.last_word, SPEAKERS),
    floor: known(search.floor, HOLDERS),
    assignee: known(search.assignee),
    label: known(search.label),
    unread: search.unread === true ? true : undefined,
    waiting_minutes: minutes(search.waiting_minutes),
    closing_minutes: minutes(search.closing_minutes),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export const areSet = (filters: ListFilters): boolean => FILTERS.some((name) => filters[name] !== undefined);

/** True for those whose rows come and go by time alone: nothing is told of that, so they are asked for again. */
export const moveWithTime = (filters: ListFilters): boolean =>
  filters.waiting_minutes !== undefined ||
  filters.closing_minutes !== undefined ||
  filters.floor !== undefined;

/** Something was not read, or somebody wants it to be looked at again. */
export const isUnread = ({ unread, marked_unread }: ConversationSummary): boolean =>
  unread > 0 || marked_unread;

/** The same decision as the server's. */
export function fits(
  conversation: ConversationSummary,
  filters: ListFilters,
  personId: string,
  now: number,
): boolean {
  const oneOf = (value: string | undefined, word: string) =>
    value === undefined || words(value).includes(word);
  const { floor, assignee, window, waiting_since } = conversation;
  const holder = floor.until != null && floor.until <= now ? "nobody" : floor.holder;
  const whose = assignee?.id ?? "nobody";
  const closes = window.until == null ? null : window.until - now;
  const { waiting_minutes, closing_minutes } = filters;
  return (
    oneOf(filters.line, conversation.line_id) &&
    oneOf(filters.last_word, conversation.preview?.author.origin ?? "") &&
    oneOf(filters.floor, holder) &&
    (oneOf(filters.assignee, whose) || (whose === personId && oneOf(filters.assignee, "me"))) &&
    (filters.label === undefined || words(filters.label).some((id) => conversation.labels.includes(id))) &&
    (!filters.unread || isUnread(conversation)) &&
    (waiting_minutes === undefined ||
      (waiting_since != null && waiting_since <= now - waiting_minutes * MINUTE)) &&
    (closing_minutes === undefined || (closes !== null && closes > 0 && closes <= closing_minutes * MINUTE))
  );
}
