/**
 * The calls of the platform, one function per route. Each resolves to the value or throws a `Problem`.
 * The session is a cookie; the `X-Twinline` header is what a foreign page cannot add (the CSRF guard).
 */
import createClient from "openapi-fetch";
import type {
  BulkItem,
  ConversationDetail,
  ConversationSort,
  ConversationStatus,
  ConversationView,
  LabelColour,
  Language,
  NewMessage,
  NewReaction,
  NewScheduledMessage,
  Notices,
  Origin,
  PreviewRules,
  ReplayRules,
  Role,
  Rules,
  SendAs,
  SetAttribute,
  SetNumberBot,
  SetSavedView,
  UploadedMedia,
} from "./contract";
import { asProblem, problemFrom } from "./problem";
import type { paths } from "./schema";

export const API_BASE = "/api/v1";
const GUARD = { "X-Twinline": "1" };

const signedOutListeners = new Set<() => void>();

/** Calls back whenever an answer says that nobody is signed in, whichever call it was for. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

// Looked up at each call, so that tests and the development stand-in may replace it.
async function currentFetch(request: Request): Promise<Response> {
  const response = await globalThis.fetch(request);
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  return response;
}

/** JSON of somebody else's format: the description says only that it is an object. */
function free(json: object): Record<string, never> {
  return { ...json };
}

function origin(): string {
  return typeof location === "undefined" || location.origin === "null" ? "http://localhost" : location.origin;
}

function client() {
  return createClient<paths>({
    baseUrl: origin() + API_BASE,
    credentials: "same-origin",
    headers: GUARD,
    fetch: currentFetch,
  });
}

interface Outcome<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

async function value<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (error) {
    throw asProblem(error);
  }
  if (!outcome.response.ok) throw problemFrom(outcome.response.status, outcome.error);
  return outcome.data as T;
}

/** What the list is asked for; several values of a filter stand with commas between them. */
export interface ListConversations {
  line?: string;
  last_word?: string;
  floor?: string;
  assignee?: string;
  label?: string;
  unread?: boolean;
  waiting_minutes?: number;
  closing_minutes?: number;
  view?: ConversationView;
  q?: string;
  sort?: ConversationSort;
  limit?: number;
  cursor?: string;
}

/** The files of a sort, from the newest, or before or after a message's `order`. */
export interface ListFiles {
  sort: "pictures" | "sounds" | "documents";
  before?: string;
  after?: string;
  limit?: number;
}

/** From the thread's end, or before, after or around a message's `order`. */
export interface ListMessages {
  before?: string;
  after?: string;
  around?: string;
  /** A time: the first message from then on, with those beside it. */
  at?: number;
  limit?: number;
}

export interface Search {
  q: string;
  conversation_id?: string;
  contact_id?: string;
  line_id?: string;
  from?: number;
  to?: number;
  direction?: "in" | "out";
  origin?: Origin;
  limit?: number;
  cursor?: string;
}

export const api = {
  signIn: (email: string, password: string, code: string | null) =>
    value(client().POST("/session", { body: { email, password, code } })),
  beginPasskeySignIn: () => value(client().POST("/session/passkey/begin")),
  signInByPasskey: (ceremony_id: string, credential: object) =>
    value(client().POST("/session/passkey", { body: { ceremony_id, credential: free(credential) } })),
  signOut: () => value(client().DELETE("/session")),
  setUp: (body: { token: string; name: string; email: string; password: string }) =>
    value(client().POST("/setup", { body })),
  me: () => value(client().GET("/me")),
  setProfile: (body: { name: string; email: string; password: string | null }) =>
    value(client().PUT("/me/profile", { body })),
  setPassword: (password: string, new_password: string) =>
    value(client().PUT("/me/password", { body: { password, new_password } })),
  setLanguage: (language: Language) => value(client().PUT("/me/language", { body: { language } })),
  setAway: (away: boolean) => value(client().PUT("/me/away", { body: { away } })),
  factors: () => value(client().GET("/me/factors")),
  beginAuthenticator: (password: string) => value(client().POST("/me/authenticator", { body: { password } })),
  confirmAuthenticator: (code: string) => value(client().PUT("/me/authenticator", { body: { code } })),
  removeAuthenticator: (password: string) =>
    value(client().POST("/me/authenticator/remove", { body: { password } })),
  renewRecoveryCodes: (password: string) =>
    value(client().POST("/me/recovery-codes", { body: { password } })),
  beginPasskey: (password: string) => value(client().POST("/me/passkeys/begin", { body: { password } })),
  addPasskey: (ceremony_id: string, name: string, credential: object) =>
    value(client().POST("/me/passkeys", { body: { ceremony_id, name, credential: free(credential) } })),
  removePasskey: (id: string) => value(client().DELETE("/me/passkeys/{id}", { params: { path: { id } } })),
  listSessions: () => value(client().GET("/me/sessions")),
  endSession: (id: string) => value(client().DELETE("/me/sessions/{id}", { params: { path: { id } } })),
  endOtherSessions: () => value(client().DELETE("/me/sessions")),

  lookAtInvitation: (token: string) => value(client().POST("/join/look", { body: { token } })),
  join: (body: { token: string; name: string; email: string; password: string }) =>
    value(client().POST("/join", { body })),
  resetPassword: (token: string, password: string) =>
    value(client().POST("/join/reset", { body: { token, password } })),
  makeResetLink: (id: string) => value(client().POST("/people/{id}/reset", { params: { path: { id } } })),
  listInvitations: () => value(client().GET("/invitations")),
  invite: (role: Role) => value(client().POST("/invitations", { body: { role } })),
  revokeInvitation: (id: string) => value(client().DELETE("/invitations/{id}", { params: { path: { id } } })),
  setRole: (id: string, role: Role) =>
    value(client().PUT("/people/{id}/role", { params: { path: { id } }, body: { role } })),
  removePerson: (id: string) => value(client().DELETE("/people/{id}", { params: { path: { id } } })),
  restorePerson: (id: string) => value(client().POST("/people/{id}/restore", { params: { path: { id } } })),
  listPeople: () => value(client().GET("/people", { params: { query: { limit: 100 } } })),

  listConversations: (query: ListConversations) =>
    value(client().GET("/conversations", { params: { query } })),
  // The document says of an identity's kind that it is a word and an object at once, which openapi-fetch cannot follow.
  getConversation: (id: string) =>
    value(
      client().GET("/conversations/{id}", { params: { path: { id } } }),
    ) as unknown as Promise<ConversationDetail>,
  getCharge: (id: string) => value(client().GET("/conversations/{id}/charge", { params: { path: { id } } })),
  listMessages: (id: string, query: ListMessages) =>
    value(client().GET("/conversations/{id}/messages", { params: { path: { id }, query } })),
  listFiles: (id: string, query: ListFiles) =>
    value(client().GET("/conversations/{id}/files", { params: { path: { id }, query } })),
  messageStory: (id: string, message_id: string) =>
    value(
      client().GET("/conversations/{id}/messages/{message_id}/story", {
        params: { path: { id, message_id } },
      }),
    ),
  sendMessage: (id: string, body: NewMessage) =>
    value(client().POST("/conversations/{id}/messages", { params: { path: { id } }, body })),
  retryMessage: (id: string, message_id: string) =>
    value(
      client().POST("/conversations/{id}/messages/{message_id}/retry", {
        params: { path: { id, message_id } },
      }),
    ),
  react: (id: string, message_id: string, body: NewReaction) =>
    value(
      client().PUT("/conversations/{id}/messages/{message_id}/reaction", {
        params: { path: { id, message_id } },
        body,
      }),
    ),
  retryMedia: (id: string, message_id: string) =>
    value(
      client().POST("/conversations/{id}/messages/{message_id}/media/retry", {
        params: { path: { id, message_id } },
      }),
    ),
  cancelMessage: (id: string, message_id: string) =>
    value(
      client().POST("/conversations/{id}/messages/{message_id}/cancel", {
        params: { path: { id, message_id } },
      }),
    ),
  listMentions: (query: { cursor?: string; limit?: number }) =>
    value(client().GET("/mentions", { params: { query } })),
  readMentions: (id: string) =>
    value(client().POST("/conversations/{id}/mentions/read", { params: { path: { id } } })),
  writeNote: (id: string, client_token: string, text: string) =>
    value(
      client().POST("/conversations/{id}/notes", {
        params: { path: { id } },
        body: { client_token, text },
      }),
    ),
  listScheduled: (id: string) =>
    value(client().GET("/conversations/{id}/scheduled", { params: { path: { id } } })),
  scheduleMessage: (id: string, body: NewScheduledMessage) =>
    value(client().POST("/conversations/{id}/scheduled", { params: { path: { id } }, body })),
  rescheduleMessage: (id: string, message_id: string, at: number) =>
    value(
      client().PATCH("/conversations/{id}/scheduled/{message_id}", {
        params: { path: { id, message_id } },
        body: { at },
      }),
    ),
  cancelScheduled: (id: string, message_id: string) =>
    value(
      client().DELETE("/conversations/{id}/scheduled/{message_id}", {
        params: { path: { id, message_id } },
      }),
    ),
  moveFloor: (id: string, action: "take" | "hand_back", version: number) =>
    value(
      client().POST("/conversations/{id}/floor", { params: { path: { id } }, body: { action, version } }),
    ),
  typeReply: (id: string) => value(client().POST("/conversations/{id}/typing", { params: { path: { id } } })),
  markAutomatic: (id: string, message_id: string, automatic: boolean) =>
    value(
      client().PUT("/conversations/{id}/messages/{message_id}/automatic", {
        params: { path: { id, message_id } },
        body: { automatic },
      }),
    ),
  /** `up_to`: null is all there is now. */
  markRead: (id: string, up_to: string | null) =>
    value(client().POST("/conversations/{id}/read", { params: { path: { id } }, body: { up_to } })),
  markUnread: (id: string) =>
    value(client().POST("/conversations/{id}/unread", { params: { path: { id } } })),
  pin: (id: string) => value(client().PUT("/conversations/{id}/pin", { params: { path: { id } } })),
  unpin: (id: string) => value(client().DELETE("/conversations/{id}/pin", { params: { path: { id } } })),
  editNote: (id: string, note_id: string, text: string) =>
    value(
      client().PUT("/conversations/{id}/notes/{note_id}", {
        params: { path: { id, note_id } },
        body: { text },
      }),
    ),
  removeNote: (id: string, note_id: string) =>
    value(client().DELETE("/conversations/{id}/notes/{note_id}", { params: { path: { id, note_id } } })),
  restoreNote: (id: string, note_id: string) =>
    value(
      client().POST("/conversations/{id}/notes/{note_id}/restore", { params: { path: { id, note_id } } }),
    ),
  bulk: (items: BulkItem[]) => value(client().POST("/conversations/bulk", { body: { items } })),
  drafts: async () => (await value(client().GET("/drafts"))).items,
  putDraft: (id: string, text: string, version: number) =>
    value(client().PUT("/conversations/{id}/draft", { params: { path: { id } }, body: { text, version } })),
  /** `until`: of a snoozed one, when it is open again by itself. */
  setStatus: (id: string, status: ConversationStatus, until: number | null = null) =>
    value(client().POST("/conversations/{id}/status", { params: { path: { id } }, body: { status, until } })),
  assign: (id: string, person_id: string | null) =>
    value(client().POST("/conversations/{id}/assignee", { params: { path: { id } }, body: { person_id } })),

  search: (query: Search) => value(client().GET("/search", { params: { query } })),

  listNumbers: () => value(client().GET("/numbers")),
  getNumber: (id: string) => value(client().GET("/numbers/{id}", { params: { path: { id } } })),
  getNumberHealth: (id: string) => value(client().GET("/numbers/{id}/health", { params: { path: { id } } })),
  getNumberQueue: (id: string) => value(client().GET("/numbers/{id}/queue", { params: { path: { id } } })),
  setNotices: (body: Notices) => value(client().PUT("/me/notices", { body })),
  listSavedViews: () => value(client().GET("/views", { params: { query: { limit: 200 } } })),
  setSavedView: (id: string, body: SetSavedView) =>
    value(client().PUT("/views/{id}", { params: { path: { id } }, body })),
  removeSavedView: (id: string) => value(client().DELETE("/views/{id}", { params: { path: { id } } })),
  listLabels: () => value(client().GET("/labels", { params: { query: { limit: 200 } } })),
  setLabel: (id: string, name: string, colour: LabelColour) =>
    value(client().PUT("/labels/{id}", { params: { path: { id } }, body: { name, colour } })),
  removeLabel: (id: string) => value(client().DELETE("/labels/{id}", { params: { path: { id } } })),
  addLabel: (id: string, label_id: string) =>
    value(client().PUT("/conversations/{id}/labels/{label_id}", { params: { path: { id, label_id } } })),
  takeLabelOff: (id: string, label_id: string) =>
    value(client().DELETE("/conversations/{id}/labels/{label_id}", { params: { path: { id, label_id } } })),
  listAttributes: () => value(client().GET("/attributes", { params: { query: { limit: 200 } } })),
  setAttribute: (id: string, body: SetAttribute) =>
    value(client().PUT("/attributes/{id}", { params: { path: { id } }, body })),
  orderAttributes: (ids: string[]) => value(client().PUT("/attributes/order", { body: { ids } })),
  removeAttribute: (id: string) => value(client().DELETE("/attributes/{id}", { params: { path: { id } } })),
  restoreAttribute: (id: string) =>
    value(client().POST("/attributes/{id}/restore", { params: { path: { id } } })),
  setContactAttribute: (id: string, attribute_id: string, text: string, version: number) =>
    value(
      client().PUT("/contacts/{id}/attributes/{attribute_id}", {
        params: { path: { id, attribute_id } },
        body: { value: text, version },
      }),
    ),
  listCannedReplies: (query: { cursor?: string; limit?: number }) =>
    value(client().GET("/canned-replies", { params: { query } })),
  setCannedReply: (id: string, shortcut: string, text: string) =>
    value(client().PUT("/canned-replies/{id}", { params: { path: { id } }, body: { shortcut, text } })),
  removeCannedReply: (id: string) =>
    value(client().DELETE("/canned-replies/{id}", { params: { path: { id } } })),
  listTemplates: (id: string, query: { cursor?: string; limit?: number }) =>
    value(client().GET("/numbers/{id}/templates", { params: { path: { id }, query } })),
  getNumberSafety: (id: string) => value(client().GET("/numbers/{id}/safety", { params: { path: { id } } })),
  liftNumberSafety: (id: string, reason: string, hours: number) =>
    value(
      client().PUT("/numbers/{id}/safety/override", { params: { path: { id } }, body: { reason, hours } }),
    ),
  restoreNumberSafety: (id: string) =>
    value(client().DELETE("/numbers/{id}/safety/override", { params: { path: { id } } })),
  connectNumber: (code: string, waba_id: string) =>
    value(client().POST("/numbers/connect", { body: { code, waba_id } })),

  getNumberRules: (id: string) => value(client().GET("/numbers/{id}/rules", { params: { path: { id } } })),
  setNumberRules: (id: string, version: number, rules: Rules) =>
    value(client().PUT("/numbers/{id}/rules", { params: { path: { id } }, body: { version, rules } })),
  previewNumberRules: (id: string, body: PreviewRules) =>
    value(client().POST("/numbers/{id}/rules/preview", { params: { path: { id } }, body })),
  reportNumberFloor: (id: string, from: number, to: number) =>
    value(client().GET("/numbers/{id}/floor/report", { params: { path: { id }, query: { from, to } } })),
  replayNumberRules: (id: string, body: ReplayRules) =>
    value(client().POST("/numbers/{id}/rules/replay", { params: { path: { id } }, body })),

  getNumberBot: (id: string) => value(client().GET("/numbers/{id}/bot", { params: { path: { id } } })),
  setNumberBot: (id: string, body: SetNumberBot) =>
    value(client().PUT("/numbers/{id}/bot", { params: { path: { id } }, body })),
  removeNumberBot: (id: string) => value(client().DELETE("/numbers/{id}/bot", { params: { path: { id } } })),
  testNumberBot: (id: string) => value(client().POST("/numbers/{id}/bot/test", { params: { path: { id } } })),
  rotateNumberBotKeys: (id: string) =>
    value(client().POST("/numbers/{id}/bot/keys", { params: { path: { id } } })),

  listUnreadables: (cursor?: string) =>
    value(client().GET("/unreadables", { params: { query: cursor ? { cursor } : {} } })),
  getUnreadable: (id: string) => value(client().GET("/unreadables/{id}", { params: { path: { id } } })),
  replayUnreadable: (id: string) =>
    value(client().POST("/unreadables/{id}/replay", { params: { path: { id } } })),
  health: () => value(client().GET("/health/summary")),

  uploadMedia,
};

/** Stores a file for sending. Multipart, which the typed client does not speak. */
async function uploadMedia(file: File, sendAs?: SendAs | null, recorded = false): Promise<UploadedMedia> {
  const query = new URLSearchParams({
    ...(sendAs ? { send_as: sendAs } : {}),
    ...(recorded ? { recorded: "true" } : {}),
  });
  const form = new FormData();
  form.append("file", file, file.name);
  let response: Response;
  try {
    response = await currentFetch(
      new Request(`${origin()}${API_BASE}/media?${query}`, {
        method: "POST",
        body: form,
        headers: GUARD,
        credentials: "same-origin",
      }),
    );
  } catch (error) {
    throw asProblem(error);
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body);
  return body as UploadedMedia;
}
