/**
 * A thread as rows to draw, from top to bottom: days, the new line, floor events, messages in runs, the
 * team's notes, and what still
 * waits in the outbox. Pure. Each row knows who had the floor there, so that the floor line can be drawn beside it.
 */
import type { Author, Floor, FloorEvent, FloorHolder, Message, Note } from "@twinline/api";
import { dayKey } from "@twinline/kit";
import type { OutboxEntry } from "../../outbox/Outbox";

export type ThreadRow =
  | { kind: "day"; key: string; at: number; history: boolean; floor: FloorHolder }
  | { kind: "new"; key: string; count: number; floor: FloorHolder }
  | { kind: "event"; key: string; event: FloorEvent; floor: FloorHolder }
  | { kind: "message"; key: string; message: Message; first: boolean; last: boolean; floor: FloorHolder }
  | { kind: "note"; key: string; note: Note; floor: FloorHolder }
  | { kind: "notice"; key: string; message: Message; floor: FloorHolder }
  | { kind: "outbox"; key: string; entry: OutboxEntry; first: boolean; last: boolean; floor: FloorHolder };

export interface ThreadInput {
  messages: readonly Message[];
  events: readonly FloorEvent[];
  notes: readonly Note[];
  floor: Floor;
  outbox: readonly OutboxEntry[];
  /** The first message that was unread when the thread was opened. */
  firstNew: string | null;
  newCount: number;
  /** Who writes here, so that what waits continues their run. */
  personId: string;
}

const RUN_MS = 10 * 60_000;
/** WhatsApp's times are whole seconds: an event may carry a later time than the message that caused it. */
const CAUSE_MS = 5_000;

export function threadRows(input: ThreadInput): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let holder = holderBefore(input);
  let day = "";
  for (const { message, event, note } of inOrder(input)) {
    const { at } = message ?? event ?? note;
    if (at >= leaseSince(input, holder)) holder = input.floor.holder;
    const history = message?.history ?? false;
    const today = dayKey(at);
    if (today !== day) {
      day = today;
      rows.push({ kind: "day", key: `day-${today}`, at, history, floor: holder });
    }
    if (event) {
      holder = holderAfter(event, holder);
      rows.push({ kind: "event", key: event.id, event, floor: holder });
      continue;
    }
    if (note) {
      rows.push({ kind: "note", key: note.id, note, floor: holder });
      continue;
    }
    if (message.id === input.firstNew)
      rows.push({ kind: "new", key: "new", count: input.newCount, floor: holder });
    if (isNotice(message)) {
      rows.push({ kind: "notice", key: message.id, message, floor: holder });
      continue;
    }
    const first = !continuesRun(rows.at(-1), message.author, message.direction, at);
    if (!first) keepRunOpen(rows);
    rows.push({
      kind: "message",
      key: message.client_token ?? message.id,
      message,
      first,
      last: true,
      floor: holder,
    });
  }
  const floor = input.messages.length > 0 || input.events.length > 0 ? holder : input.floor.holder;
  const taken = new Set(input.messages.map((message) => message.client_token));
  const pending = input.outbox.filter((entry) => !taken.has(entry.client_token));
  for (const entry of pending) {
    const before = rows.at(-1);
    const continues =
      before?.kind === "outbox" ||
      (before?.kind === "message" &&
        before.message.direction === "out" &&
        before.message.author.id === input.personId &&
        entry.written_at - before.message.at < RUN_MS);
    if (continues) keepRunOpen(rows);
    rows.push({ kind: "outbox", key: entry.client_token, entry, first: !continues, last: true, floor });
  }
  return rows;
}

/** WhatsApp's own words are nobody's bubble. */
export function isNotice(message: Message): boolean {
  return (message.kind === "system" || message.kind === "request_welcome") && message.revoked === null;
}

/** The row before is no longer the last of its run. */
function keepRunOpen(rows: ThreadRow[]): void {
  const before = rows.at(-1);
  if (before?.kind === "message") rows[rows.length - 1] = { ...before, last: false };
}

function continuesRun(
  before: ThreadRow | undefined,
  author: Author,
  direction: Message["direction"],
  at: number,
): boolean {
  if (before?.kind !== "message") return false;
  const { message } = before;
  return (
    message.direction === direction &&
    message.author.origin === author.origin &&
    message.author.id === author.id &&
    message.author.name === author.name &&
    at - message.at < RUN_MS
  );
}

type Step =
  | { message: Message; event?: undefined; note?: undefined }
  | { message?: undefined; event: FloorEvent; note?: undefined }
  | { message?: undefined; event?: undefined; note: Note };

/** Messages and notes in their order, each event before the message that caused it. */
function inOrder({ messages, events, notes }: ThreadInput): Step[] {
  const steps: Step[] = [];
  const shown = events.filter((event) => !isUndone(event, messages));
  const kept = notes.filter((note) => note.removed_at === null);
  let next = 0;
  let nextNote = 0;
  const notesUpTo = (order: string) => {
    for (let note = kept[nextNote]; note && note.order < order; note = kept[++nextNote]) {
      for (let event = shown[next]; event && event.at <= note.at; event = shown[++next])
        steps.push({ event });
      steps.push({ note });
    }
  };
  for (const message of messages) {
    notesUpTo(message.order);
    for (let event = shown[next]; event && comesBefore(event, message); event = shown[++next])
      steps.push({ event });
    steps.push({ message });
  }
  // Order keys are hexadecimal digits.
  notesUpTo("g");
  for (const event of shown.slice(next)) steps.push({ event });
  return steps;
}

/** Nobody's answer crossed the bot's if the app sent it by itself: that is known as soon as somebody marks it. */
function isUndone(event: FloorEvent, messages: readonly Message[]): boolean {
  const id = event.crossed?.phone_message_id;
  return id !== undefined && messages.some((message) => message.id === id && message.automatic !== null);
}

function comesBefore(event: FloorEvent, message: Message): boolean {
  if (event.what === "collided") return event.at < message.at;
  if (event.at <= message.at) return true;
  const caused =
    (event.what === "took" || event.what === "bot_took") &&
    message.direction === "out" &&
    event.by?.origin === message.author.origin;
  const withdrawn = event.what === "bot_withdrew" && message.direction === "out";
  return (caused || withdrawn) && event.at - message.at <= CAUSE_MS;
}

/** The present lease, where no event told of it: from its beginning on the line is drawn as it stands now. */
function leaseSince({ floor, events }: ThreadInput, holder: FloorHolder): number {
  const { since } = floor;
  if (since === null || floor.holder === holder) return Number.POSITIVE_INFINITY;
  return events.some((event) => event.what !== "collided" && event.at >= since - CAUSE_MS)
    ? Number.POSITIVE_INFINITY
    : since;
}

function holderBefore({ events, messages, floor }: ThreadInput): FloorHolder {
  const first = events.find((event) => event.what !== "bot_withdrew" && event.what !== "collided");
  if (first) return asHolder(first.from) ?? "nobody";
  // Without events on the page the floor did not move here.
  const oldest = messages[0]?.at ?? 0;
  return floor.since !== null && floor.since <= oldest ? floor.holder : "nobody";
}

function holderAfter(event: FloorEvent, before: FloorHolder): FloorHolder {
  switch (event.what) {
    case "took":
      return asHolder(event.by?.origin ?? null) ?? before;
    case "bot_took":
      return "bot";
    case "handed_over":
    case "handed_back":
    case "expired":
    case "nobody_spoke":
      return "nobody";
    case "bot_withdrew":
    case "collided":
      return before;
  }
}

function asHolder(word: string | null): FloorHolder | null {
  return word === "nobody" || word === "bot" || word === "agent" || word === "phone" ? word : null;
}
