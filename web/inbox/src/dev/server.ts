/** A stand-in for the platform inside the page: enough behaviour to draw and to test the inbox against. */
import {
  type Attribute,
  type ContactAttribute,
  type ConversationCharge,
  type ConversationSummary,
  type ConversationView,
  type Draft,
  type Floor,
  type Label,
  type LiveItem,
  type Me,
  type Message,
  type NewMessage,
  Problem,
  type Rules,
  type SavedView,
  type SetSavedView,
} from "@twinline/api";
import { filtersOf, fits } from "../live/filters";
import { health, number, queue, safety, timeline } from "./number";
import { createRules } from "./rules";
import { searchIn } from "./search";
import { stories } from "./stories";
import {
  agent,
  aurora,
  DAY,
  file,
  joel,
  MINUTE,
  marta,
  nextVersion,
  phone,
  STORY_NOW,
  type Story,
} from "./story";
import { threadPart } from "./threadPart";

/** A parameter of an address as what it means. */
const typed = ([name, value]: [string, string]) =>
  [name, value === "true" ? true : /^\d+$/.test(value) ? Number(value) : value] as const;

export interface StandIn {
  handle: (method: string, url: URL, body: unknown) => Promise<unknown>;
  onItems: (listener: (items: LiveItem[]) => void) => () => void;
  now: () => number;
  /** The next send answers that somebody answered meanwhile. */
  answeredMeanwhile: boolean;
  /** Sends stay queued, as when the courier waits. */
  hold: boolean;
  push: (items: LiveItem[]) => void;
  say: (id: string, text: string) => void;
  /** Something befalls a message. */
  befalls: (id: string, message: string, more: Partial<Message>) => void;
}

export function createStandIn(signedIn = true, all: Story[] = stories): StandIn {
  const started = Date.now();
  const now = () => STORY_NOW + Date.now() - started;
  const listeners = new Set<(items: LiveItem[]) => void>();
  const push = (items: LiveItem[]) => {
    for (const listener of listeners) listener(items);
  };
  let session = signedIn;
  let pins: string[] = [];
  const drafts = new Map<string, Draft>();
  let savedViews: SavedView[] = [];
  let labels: Label[] = [];
  let attributes: Attribute[] = [
    { id: "a-tier", name: "Tier", kind: "choice", choices: ["Gold", "Silver"] },
    { id: "a-born", name: "Birthday", kind: "date", choices: [] },
  ];
  let held: ContactAttribute[] = [{ id: "a-tier", value: "Gold", others: [], version: 1 }];
  const me = (): Me => ({
    person: marta,
    role: "owner",
    email: "aurora@example.com",
    away_since: null,
    language: null,
    notices: { about: ["mine", "unassigned"], mentions: true, sound: true, desktop: false, quiet: null },
    workspace: { id: "w-1", name: "Forno Aurora" },
    needs_setup: false,
    bench_url: "/bench/",
    pins,
    mentions: [],
    limits: {
      text_chars_max: 4096,
      caption_chars_max: 1024,
      files: [
        { kind: "image", bytes_max: 5 << 20 },
        { kind: "video", bytes_max: 16 << 20 },
        { kind: "audio", bytes_max: 16 << 20 },
        { kind: "document", bytes_max: 100 << 20 },
      ],
    },
    now: now(),
    business_offset_ms: STORY_NOW - started,
  });
  const find = (id: string): Story => {
    const story = all.find((each) => each.summary.id === id);
    if (!story)
      throw new Problem({ code: "not_found", status: 404, title: "There is no such conversation." });
    return story;
  };
  const inView = (item: ConversationSummary, view: ConversationView): boolean =>
    view === "resolved" || view === "snoozed"
      ? item.status === view
      : item.status === "open" &&
        (view === "all" ||
          (view === "waiting" && item.waiting_since !== null) ||
          (view === "mine" && item.assignee?.id === marta.id) ||
          (view === "unassigned" && item.assignee === null));
  const count = (view: ConversationView) => all.filter((each) => inView(each.summary, view)).length;
  const counts = () => ({
    all: count("all"),
    waiting: count("waiting"),
    mine: count("mine"),
    unassigned: count("unassigned"),
  });
  const change = (story: Story, more: Partial<ConversationSummary>): ConversationSummary => {
    story.summary = { ...story.summary, ...more, version: nextVersion() };
    push([
      { kind: "conversation", conversation: story.summary },
      { kind: "counts", counts: counts() },
    ]);
    return story.summary;
  };
  const settle = (
    story: Story,
    id: string,
    state: NonNullable<Message["delivery"]>["state"],
    after_ms: number,
  ) =>
    setTimeout(() => {
      const message = story.messages.find((each) => each.id === id);
      if (!message?.delivery) return;
      const next = { ...message, delivery: { ...message.delivery, state }, version: nextVersion() };
      story.messages = story.messages.map((each) => (each.id === id ? next : each));
      push([{ kind: "message", message: next }]);
    }, after_ms);

  const rules = createRules();
  const server: StandIn = {
    now,
    push,
    answeredMeanwhile: false,
    hold: false,
    onItems(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    befalls(id, message, more) {
      const story = find(id);
      const version = nextVersion();
      story.messages = story.messages.map((each) =>
        each.id === message ? { ...each, ...more, version } : each,
      );
      push(
        story.messages
          .filter((each) => each.id === message)
          .map((each) => ({ kind: "message" as const, message: each })),
      );
    },
    say(id, text) {
      const story = find(id);
      const message = newMessage(story, { author: customerOf(story), direction: "in", text, delivery: null });
      story.messages = [...story.messages, message];
      push([{ kind: "message", message }]);
      change(story, {
        unread: story.summary.unread + 1,
        waiting_since: story.summary.waiting_since ?? now(),
        last_at: message.at,
        preview: {
          text,
          kind: "text",
          author: message.author,
          delivery: null,
          revoked: false,
          edited: false,
          version: message.version,
        },
        window: { open: true, until: now() + DAY },
      });
    },
    async handle(method, url, body) {
      await Promise.resolve();
      const path = url.pathname.replace("/api/v1", "");
      const [, resource = "", id = "", verb = "", sub = "", act = ""] = path.split("/");
      const route = `${method} /${resource}${id && resource !== "session" ? "/:" : ""}${verb ? `/${verb}` : ""}${sub ? "/:" : ""}${act ? `/${act}` : ""}`;
      if (route === "POST /session") {
        if ((body as { password: string }).password === "wrong")
          throw new Problem({
            code: "sign_in_failed",
            status: 401,
            title: "E-mail or password is wrong.",
            remedy: "Check both, or ask the owner for a new link.",
          });
        session = true;
        return me();
      }
      if (route === "DELETE /session") {
        session = false;
        return undefined;
      }
      if (route === "POST /setup") return me();
      if (!session) throw new Problem({ code: "signed_out", status: 401, title: "You are signed out." });
      switch (route) {
        case "GET /me":
          return me();
        case "GET /people":
          return {
            items: [
              { ...aurora, role: "owner", away_since: null, email: null, last_at: null },
              { ...joel, role: "supervisor", away_since: null, email: null, last_at: null },
              { ...marta, role: "agent", away_since: null, email: null, last_at: null },
            ],
            next_cursor: null,
          };
        case "GET /conversations": {
          const view = (url.searchParams.get("view") ?? "all") as ConversationView;
          const filters = filtersOf(Object.fromEntries([...url.searchParams].map(typed)));
          const wait = (item: ConversationSummary) => item.waiting_since ?? Number.POSITIVE_INFINITY;
          const items = all
            .map((each) => each.summary)
            .filter((item) => inView(item, view) && fits(item, filters, marta.id, STORY_NOW))
            .sort((a, b) =>
              url.searchParams.get("sort") === "longest_wait" && wait(a) !== wait(b)
                ? wait(a) - wait(b)
                : b.last_at - a.last_at,
            );
          const from = Number(url.searchParams.get("cursor") ?? 0);
          const limit = Math.min(20, Number(url.searchParams.get("limit") ?? 50));
          const rest = from + limit < items.length;
          return {
            items: items.slice(from, from + limit),
            pinned: from > 0 ? [] : items.filter((item) => pins.includes(item.id)),
            next_cursor: rest ? String(from + limit) : null,
            counts: counts(),
            live_cursor: "0",
          };
        }
        case "GET /conversations/:": {
          const { summary, messages } = find(id);
          return {
            ...summary,
            live_cursor: "0",
            contact_detail: {
              id: summary.contact.id,
              name: summary.contact.name,
              names: [
                { value: summary.contact.name, source: "profile", at: STORY_NOW - 30 * DAY },
                {
                  value: `${summary.contact.name.split(" ")[0]} C.`,
                  source: "phone_book",
                  at: STORY_NOW - 9 * DAY,
                },
              ],
              identities: [
                ...(summary.contact.digits ? [identity("wa_id", summary.contact.digits)] : []),
                ...(id === "c-lives" ? [identity("wa_id", "+447700900111", { former: true })] : []),
                ...(summary.contact.username ? [identity("username", summary.contact.username)] : []),
                identity("bsuid", "GB.13491208655302741918777702"),
              ],
              preferences: [
                {
                  category: "marketing_messages",
                  choice: "stop",
                  detail: "User requested to stop marketing messages",
                  at: STORY_NOW - 5 * DAY,
                },
              ],
              since: messages[0]?.at ?? null,
              attributes: held,
              conversations: [{ id, line_name: "Forno Aurora" }],
              media_count: messages.filter((message) => message.media).length,
            },
          };
        }
        case "GET /conversations/:/messages": {
          const story = find(id);
          return threadPart(story, url.searchParams);
        }
        case "GET /search":
          return searchIn(all, url.searchParams);
        case "POST /conversations/:/messages": {
          const story = find(id);
          const wanted = body as NewMessage;
          if (server.answeredMeanwhile && !wanted.confirm) {
            server.answeredMeanwhile = false;
            throw new Problem({
              code: "somebody_answered",
              status: 409,
              title: "Someone answered meanwhile.",
              answered_by: phone,
              answered_at: now(),
            });
          }
          const again = story.messages.find((message) => message.client_token === wanted.client_token);
          if (again) return again;
          const message = newMessage(story, {
            author: agent(marta),
            direction: "out",
            text: wanted.text ?? null,
            client_token: wanted.client_token,
            kind: wanted.media_id ? "document" : "text",
            media: wanted.media_id
              ? file(wanted.media_id, "application/pdf", { filename: "Price list.pdf", size: 120_000 })
              : null,
            delivery: { state: "queued", at: now(), reason: null, waits_until: null },
          });
          story.messages = [...story.messages, message];
          push([{ kind: "message", message }]);
          change(story, {
            waiting_since: null,
            unread: 0,
            last_at: message.at,
            preview: {
              text: message.text ?? "Document",
              kind: message.kind,
              author: message.author,
              delivery: message.delivery,
              revoked: false,
              edited: false,
              version: message.version,
            },
            floor: {
              ...story.summary.floor,
              holder: "agent",
              person: marta,
              since: now(),
              until: now() + 30 * MINUTE,
              version: nextVersion(),
            },
          });
          if (!server.hold) {
            settle(story, message.id, "sent", 500);
            settle(story, message.id, "delivered", 1200);
            settle(story, message.id, "read", 2500);
          }
          return message;
        }
        case "POST /conversations/:/floor": {
          const story = find(id);
          const takes = (body as { action: string }).action === "take";
          const floor: Floor = {
            holder: takes ? "agent" : "nobody",
            person: takes ? marta : null,
            bot_name: null,
            handed_over_at: null,
            since: now(),
            until: takes ? now() + 30 * MINUTE : null,
            version: nextVersion(),
          };
          push([
            {
              kind: "floor_event",
              event: {
                id: `e-${floor.version}`,
                conversation_id: id,
                at: now(),
                what: takes ? "took" : "handed_back",
                by: agent(marta),
                from: story.summary.floor.holder,
                until: floor.until,
                text: null,
                reason: null,
                crossed: null,
                learnt: null,
              },
            },
          ]);
          change(story, { floor });
          return floor;
        }
        case "GET /conversations/:/charge":
          return {
            market: "United Kingdom",
            since: "2026-10-01",
            text: find(id).summary.window.open ? 22_000 : null,
            texts_free_a_month: 1_000,
            marketing: 63_500,
            utility: 22_000,
            authentication: 22_000,
          } satisfies ConversationCharge;
        case "POST /conversations/:/typing":
          return undefined;
        case "POST /conversations/:/read":
          change(find(id), { unread: 0, marked_unread: false });
          return undefined;
        case "POST /conversations/:/unread":
          return change(find(id), { marked_unread: true });
        case "GET /labels":
          return { items: labels, next_cursor: null };
        case "PUT /labels/:":
          labels = [...labels.filter((each) => each.id !== id), { id, ...(body as Omit<Label, "id">) }];
          return labels.at(-1);
        case "DELETE /labels/:":
          labels = labels.filter((each) => each.id !== id);
          return undefined;
        case "PUT /conversations/:/labels/:":
          return change(find(id), { labels: [...find(id).summary.labels, sub] });
        case "DELETE /conversations/:/labels/:":
          return change(find(id), { labels: find(id).summary.labels.filter((each) => each !== sub) });
        case "GET /views":
          return { items: savedViews, next_cursor: null };
        case "PUT /views/:":
          savedViews = [
            ...savedViews.filter((each) => each.id !== id),
            { id, person_id: me().person.id, ...(body as SetSavedView & { is_shared: boolean }) },
          ];
          return savedViews.at(-1);
        case "DELETE /views/:":
          savedViews = savedViews.filter((each) => each.id !== id);
          return undefined;
        case "GET /attributes":
          return { items: attributes, next_cursor: null };
        case "PUT /attributes/:":
          attributes = [
            ...attributes.filter((each) => each.id !== id),
            { id, ...(body as Omit<Attribute, "id">) },
          ];
          return attributes.at(-1);
        case "DELETE /attributes/:":
          attributes = attributes.filter((each) => each.id !== id);
          return undefined;
        case "PUT /contacts/:/attributes/:": {
          const value = {
            id: sub,
            value: (body as { value: string }).value,
            others: [],
            version: nextVersion(),
          };
          held = [...held.filter((each) => each.id !== sub), value];
          return value;
        }
        case "GET /drafts":
          return { items: [...drafts.values()].filter(({ text }) => text !== "") };
        case "PUT /conversations/:/draft": {
          const draft = {
            conversation_id: id,
            text: (body as { text: string }).text,
            version: nextVersion(),
          };
          drafts.set(id, draft);
          return { taken: true, draft };
        }
        case "PUT /conversations/:/pin":
          pins = [...pins.filter((each) => each !== id), id];
          return undefined;
        case "DELETE /conversations/:/pin":
          pins = pins.filter((each) => each !== id);
          return undefined;
        case "POST /conversations/:/status":
          return change(find(id), {
            status: (body as { status: ConversationSummary["status"] }).status,
            snoozed_until: (body as { until: number | null }).until,
          });
        case "POST /conversations/:/assignee": {
          const person = [marta, joel, aurora].find(
            (each) => each.id === (body as { person_id: string | null }).person_id,
          );
          return change(find(id), { assignee: person ?? null });
        }
        case "POST /conversations/:/messages/:/retry": {
          const story = find(id);
          settle(story, sub, "sent", 200);
          return story.messages.find((message) => message.id === sub);
        }
        case "GET /numbers":
          return { items: [number], next_cursor: null };
        case "GET /numbers/:":
          return { ...number, timeline };
        case "GET /numbers/:/rules":
          return rules.told();
        case "PUT /numbers/:/rules":
          return rules.set(body as { rules: Rules });
        case "POST /numbers/:/rules/:":
          return sub === "preview" ? rules.preview() : rules.replay();
        case "GET /numbers/:/bot":
          return { bot: null };
        case "GET /numbers/:/floor/:":
          return rules.report();
        case "GET /numbers/:/health":
          return health;
        case "GET /numbers/:/queue":
          return queue;
        case "GET /numbers/:/safety":
          return safety;
        case "GET /conversations/:/scheduled":
          return { items: [] };
        case "POST /conversations/:/messages/:/media": {
          const story = find(id);
          const found = story.messages.find((message) => message.id === sub);
          if (!found?.media) throw new Problem({ code: "not_found", status: 404, title: "No file." });
          const next: Message = {
            ...found,
            media: { ...found.media, state: "waiting", reason: null, can_retry: false },
            version: nextVersion(),
          };
          story.messages = story.messages.map((message) => (message.id === sub ? next : message));
          return next;
        }
        case "POST /numbers/:":
          return number;
        case "GET /unreadables":
          return {
            items: [
              {
                id: "u-1",
                received_at: STORY_NOW - 40 * MINUTE,
                line_id: "line-1",
                field: "messages",
                reason: "messages[0].timestamp is not a number",
                excerpt:
                  '{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[…',
                state: "kept",
              },
              {
                id: "u-2",
                received_at: STORY_NOW - 3 * DAY,
                line_id: null,
                field: null,
                reason: "The body is not JSON",
                excerpt: "<html><head><title>504 Gateway Time-out</title>",
                state: "kept",
              },
            ],
            next_cursor: null,
          };
        case "GET /unreadables/:":
          return {
            id,
            received_at: STORY_NOW - 40 * MINUTE,
            line_id: "line-1",
            field: "messages",
            reason: "messages[0].timestamp is not a number",
            excerpt: "",
            state: "kept",
            body: '{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messages":[{"from":"447700900318","timestamp":"soon","type":"text"}]}}]}]}',
          };
        case "POST /unreadables/:/replay":
          return { result: "still_unreadable", reason: "messages[0].timestamp is not a number" };
        case "GET /health/:":
          return {
            journal: { entries: 48_213, bytes: 61_440_000, writable: true },
            merger: { backlog: 0, lag_ms: 38 },
            refused_signatures: 3,
            alerts: [
              {
                at: STORY_NOW - 2 * 60 * MINUTE,
                code: "body_too_large",
                sentence: "A delivery of 19 MB was refused.",
                remedy: "WhatsApp sends up to 3 MB; look who else knows the webhook address.",
              },
            ],
          };
        case "POST /media":
          return {
            id: "md-up",
            mime: "application/pdf",
            size: 120_000,
            filename: "Price list.pdf",
            kind: "document",
            url: "/api/v1/media/md-up",
          };
        default:
          throw new Problem({ code: "not_found", status: 404, title: `No route ${route}` });
      }
    },
  };

  function identity(kind: string, value: string, more: { former?: boolean; variant?: boolean } = {}) {
    return { kind, value, variant: false, former: false, ...more };
  }
  function customerOf(story: Story) {
    const { name, initials, id } = story.summary.contact;
    return { origin: "customer" as const, certain: true, id, name, initials };
  }
  function newMessage(story: Story, more: Partial<Message> & Pick<Message, "author" | "direction">): Message {
    const version = nextVersion();
    return {
      id: `n-${version}`,
      conversation_id: story.summary.id,
      at: now(),
      received_at: now(),
      history: false,
      source: "api",
      kind: "text",
      text: null,
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
      order: String(now()).padStart(16, "0") + String(version).padStart(6, "0"),
      version,
      ...more,
    };
  }
  return server;
}
