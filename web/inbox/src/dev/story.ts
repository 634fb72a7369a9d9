/** A bakery's morning for the development stand-in: the people and threads the pages are drawn with. */
import type {
  Author,
  ConversationSummary,
  Delivery,
  Floor,
  FloorEvent,
  Media,
  Message,
  Person,
} from "@twinline/api";

/** Saturday 21 November 2026, 11:02 in London. */
export const STORY_NOW = Date.UTC(2026, 10, 21, 11, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const at = (clock: string, daysAgo = 0): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return Date.UTC(2026, 10, 21 - daysAgo, hours, minutes);
};

export const marta: Person = { id: "p-marta", name: "Marta Pires", initials: "MP" };
export const joel: Person = { id: "p-joel", name: "Joel Adeyemi", initials: "JA" };
export const aurora: Person = { id: "p-aurora", name: "Aurora Neri", initials: "AN" };

const by = (
  origin: Author["origin"],
  name: string | null,
  id: string | null,
  initials: string | null,
): Author => ({
  origin,
  certain: origin !== "unknown",
  id,
  name,
  initials,
});
export const phone = by("phone", null, null, null);
export const helper = by("bot", "Order helper", "b-1", null);
export const campaign = by("campaign", "Panettone pre-order", null, null);
export const agent = (person: Person): Author => by("agent", person.name, person.id, person.initials);

export const nobody: Floor = {
  holder: "nobody",
  person: null,
  bot_name: null,
  handed_over_at: null,
  since: null,
  until: null,
  version: 1,
};

interface Said {
  who: Author | "customer";
  at: number;
  text?: string | null;
  kind?: string;
  media?: Media;
  raw?: string;
  delivery?: Delivery["state"];
  reason?: Delivery["reason"];
  quote?: Message["quote"];
  beside?: Message["beside"];
  history?: boolean;
  edited?: Message["edited"];
  revoked?: Message["revoked"];
  reactions?: Message["reactions"];
  trouble?: Message["trouble"];
  shown?: Message["shown"];
}

export interface Story {
  summary: ConversationSummary;
  messages: Message[];
  events: FloorEvent[];
}

let version = 100;
export const nextVersion = (): number => ++version;

interface Opening {
  id: string;
  name: string;
  initials: string;
  digits?: string | null;
  username?: string | null;
  said: Said[];
  floor?: Partial<Floor>;
  events?: (Omit<FloorEvent, "id" | "conversation_id" | "crossed" | "learnt"> &
    Partial<Pick<FloorEvent, "crossed" | "learnt">>)[];
  unread?: number;
  waits?: boolean;
  assignee?: Person | null;
  windowUntil?: number | null;
}

export function tell(opening: Opening): Story {
  const { id } = opening;
  const customer = by("customer", opening.name, id, opening.initials);
  const messages = opening.said.map((said, index): Message => {
    const author = said.who === "customer" ? customer : said.who;
    const out = said.who !== "customer";
    return {
      id: `${id}-m${index}`,
      conversation_id: id,
      author,
      direction: out ? "out" : "in",
      at: said.at,
      received_at: said.at + 400,
      history: said.history ?? false,
      source: said.history ? "history" : author.origin === "phone" ? "echo" : out ? "api" : "live",
      kind: said.kind ?? said.media?.mime.split("/")[0]?.replace("application", "document") ?? "text",
      text: said.text ?? null,
      media: said.media ?? null,
      raw_kind: said.raw ?? null,
      shown: said.shown ?? null,
      quote: said.quote ?? null,
      beside: said.beside ?? null,
      delivery: out
        ? { state: said.delivery ?? "read", at: said.at, reason: said.reason ?? null, waits_until: null }
        : null,
      revoked: said.revoked ?? null,
      edited: said.edited ?? null,
      reactions: said.reactions ?? [],
      trouble: said.trouble ?? null,
      automatic: null,
      send_id: null,
      client_token: null,
      callback_data: null,
      order: String(said.at).padStart(16, "0") + String(index).padStart(6, "0"),
      version: nextVersion(),
    };
  });
  const last = messages.at(-1);
  const lastIn = messages.findLast((message) => message.direction === "in" && !message.history);
  const until = opening.windowUntil !== undefined ? opening.windowUntil : lastIn ? lastIn.at + DAY : null;
  return {
    messages,
    events: (opening.events ?? []).map((event, index) => ({
      crossed: null,
      learnt: null,
      ...event,
      id: `${id}-e${index}`,
      conversation_id: id,
    })),
    summary: {
      id,
      line_id: "line-1",
      contact: {
        id: `contact-${id}`,
        name: opening.name,
        initials: opening.initials,
        digits: opening.digits === undefined ? "+44 7700 900318" : opening.digits,
        username: opening.username ?? null,
      },
      status: "open",
      snoozed_until: null,
      assignee: opening.assignee ?? null,
      floor: { ...nobody, ...opening.floor, version: nextVersion() },
      window: { open: until !== null && until > STORY_NOW, until },
      unread: opening.unread ?? 0,
      marked_unread: false,
      labels: [],
      waiting_since: opening.waits ? (lastIn?.at ?? null) : null,
      last_at: last?.at ?? 0,
      history_only: messages.every((message) => message.history),
      preview: last
        ? {
            text: last.text ?? last.media?.filename ?? (last.kind === "image" ? "Photo" : "Voice message"),
            kind: last.kind,
            author: last.author,
            delivery: last.delivery,
            revoked: last.revoked !== null,
            edited: last.edited !== null,
            version: last.version,
          }
        : null,
      version: nextVersion(),
    },
  };
}

export const cake = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 248 140"><rect width="248" height="140" fill="#efe4d6"/><rect y="104" width="248" height="36" fill="#d9c4a9"/><rect x="70" y="72" width="108" height="38" rx="6" fill="#f7f1e8"/><rect x="70" y="86" width="108" height="7" fill="#c98a6a"/><rect x="88" y="42" width="72" height="32" rx="6" fill="#fbf7f0"/><rect x="88" y="54" width="72" height="6" fill="#c98a6a"/><g fill="#8f3f3a"><circle cx="108" cy="37" r="5"/><circle cx="124" cy="35" r="6"/><circle cx="140" cy="37" r="5"/></g></svg>',
)}`;

export const file = (id: string, mime: string, more: Partial<Media> = {}): Media => ({
  id,
  state: "ready",
  mime,
  filename: null,
  size: null,
  url: null,
  preview_url: null,
  reason: null,
  can_retry: false,
  ...more,
});
