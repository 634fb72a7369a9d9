/** Small values for tests: a conversation, a message, a floor event, with what the test cares about on top. */
import type {
  ConversationPage,
  ConversationSummary,
  FloorEvent,
  Message,
  MessagePage,
  Note,
  Preview,
} from "@twinline/api";
import { nobody } from "../dev/story";

/** Something was said. */
export const preview: Preview = {
  text: "Hello",
  kind: "text",
  author: { origin: "customer", certain: true, id: "c", name: "Customer", initials: "C" },
  delivery: null,
  revoked: false,
  edited: false,
  version: 1,
};

export function conversation(id: string, more: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id,
    line_id: "line",
    contact: { id: `contact-${id}`, name: `Customer ${id}`, initials: "C", digits: null, username: null },
    status: "open",
    snoozed_until: null,
    assignee: null,
    floor: nobody,
    window: { open: true, until: 90_000_000 },
    unread: 0,
    marked_unread: false,
    labels: [],
    waiting_since: null,
    last_at: 1000,
    history_only: false,
    preview,
    version: 1,
    ...more,
  };
}

export function message(id: string, more: Partial<Message> = {}): Message {
  return {
    id,
    conversation_id: "c",
    author: { origin: "customer", certain: true, id: "c", name: "Customer", initials: "C" },
    direction: "in",
    at: 1000,
    received_at: 1000,
    history: false,
    source: "live",
    kind: "text",
    text: `Text of ${id}`,
    media: null,
    raw_kind: null,
    shown: null,
    quote: null,
    beside: null,
    delivery: null,
    revoked: null,
    edited: null,
    reactions: [],
    trouble: null,
    automatic: null,
    send_id: null,
    client_token: null,
    callback_data: null,
    order: id,
    version: 1,
    ...more,
  };
}

export function note(id: string, more: Partial<Note> = {}): Note {
  return {
    id,
    conversation_id: "c",
    order: id,
    version: 1,
    at: 1000,
    author: { origin: "agent", certain: true, id: "ana", name: "Ana", initials: "A" },
    text: "Between us",
    mentions: [],
    edited_at: null,
    removed_at: null,
    ...more,
  };
}

export function floorEvent(id: string, more: Partial<FloorEvent> = {}): FloorEvent {
  return {
    id,
    conversation_id: "c",
    at: 1000,
    what: "took",
    by: { origin: "phone", certain: true, id: null, name: null, initials: null },
    from: "nobody",
    until: null,
    text: null,
    reason: null,
    crossed: null,
    learnt: null,
    ...more,
  };
}

export function conversationPage(
  items: ConversationSummary[],
  next_cursor: string | null = null,
  pinned: ConversationSummary[] = [],
): ConversationPage {
  const counts = { all: 0, waiting: 0, mine: 0, unassigned: 0 };
  return { items, pinned, next_cursor, counts, live_cursor: "" };
}

export function messagePage(items: Message[], next_cursor: string | null = null): MessagePage {
  return { items, next_cursor, newer_cursor: null, live_cursor: "", floor_events: [], notes: [] };
}

/** Every order of a few things. */
export function permutations<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, index) =>
    permutations(things.filter((_, other) => other !== index)).map((rest) => [thing, ...rest]),
  );
}

/** A small repeatable source of chance, so that a failing run can be run again. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}
