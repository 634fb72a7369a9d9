/** The routes in the shape `openapi-typescript` generates, so that the client below keeps its types when it does. */
import type {
  ConversationDetail,
  ConversationPage,
  ConversationSort,
  ConversationStatus,
  ConversationSummary,
  ConversationView,
  Floor,
  HealthSummary,
  Me,
  Message,
  MessagePage,
  NewMessage,
  NumberCard,
  NumberDetail,
  Page,
  Person,
  ProblemBody,
  ReplayResult,
  Role,
  Unreadable,
  UnreadableDetail,
} from "./contract";

interface Answer<T> {
  200: { content: { "application/json": T } };
  default: { content: { "application/problem+json": ProblemBody } };
}
interface NoAnswer {
  204: { content?: never };
  default: { content: { "application/problem+json": ProblemBody } };
}
interface Read<Parameters, T> {
  parameters: Parameters;
  requestBody?: never;
  responses: Answer<T>;
}
interface Write<Parameters, Body, T> {
  parameters: Parameters;
  requestBody: { content: { "application/json": Body } };
  responses: Answer<T>;
}
interface Quiet<Parameters, Body> {
  parameters: Parameters;
  requestBody: { content: { "application/json": Body } };
  responses: NoAnswer;
}
type None = { query?: never; path?: never };
type ById = { query?: never; path: { id: string } };
type ByMessage = { query?: never; path: { id: string; message_id: string } };
type Paging = { limit?: number; cursor?: string };

export interface paths {
  "/session": {
    post: Write<None, { email: string; password: string }, Me>;
    delete: { parameters: None; requestBody?: never; responses: NoAnswer };
  };
  "/me": { get: Read<None, Me> };
  "/setup": { post: Write<None, { token: string; name: string; email: string; password: string }, Me> };
  "/people": { get: Read<{ query?: Paging; path?: never }, Page<Person & { role: Role }>> };
  "/conversations": {
    get: Read<
      { query?: Paging & { view?: ConversationView; q?: string; sort?: ConversationSort }; path?: never },
      ConversationPage
    >;
  };
  "/conversations/{id}": { get: Read<ById, ConversationDetail> };
  "/conversations/{id}/messages": {
    get: Read<{ query?: { before?: string; limit?: number }; path: { id: string } }, MessagePage>;
    post: Write<ById, NewMessage, Message>;
  };
  "/conversations/{id}/messages/{message_id}/retry": {
    post: { parameters: ByMessage; requestBody?: never; responses: Answer<Message> };
  };
  "/conversations/{id}/messages/{message_id}/cancel": {
    post: { parameters: ByMessage; requestBody?: never; responses: Answer<Message> };
  };
  "/conversations/{id}/floor": {
    post: Write<ById, { action: "take" | "hand_back"; version: number }, Floor>;
  };
  "/conversations/{id}/read": { post: Quiet<ById, { up_to: string }> };
  "/conversations/{id}/status": { post: Write<ById, { status: ConversationStatus }, ConversationSummary> };
  "/conversations/{id}/assignee": { post: Write<ById, { person_id: string | null }, ConversationSummary> };
  "/numbers": { get: Read<{ query?: Paging; path?: never }, Page<NumberCard>> };
  "/numbers/{id}": { get: Read<ById, NumberDetail> };
  "/numbers/connect": { post: Write<None, { code: string; waba_id: string }, NumberCard> };
  "/unreadables": { get: Read<{ query?: Paging; path?: never }, Page<Unreadable>> };
  "/unreadables/{id}": { get: Read<ById, UnreadableDetail> };
  "/unreadables/{id}/replay": {
    post: { parameters: ById; requestBody?: never; responses: Answer<ReplayResult> };
  };
  "/health/summary": { get: Read<None, HealthSummary> };
}
