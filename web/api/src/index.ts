/** Everything pages may know of the platform: its types, its calls, its live socket. */
export { API_BASE, api, type ListConversations, onSignedOut } from "./client";
export type * from "./contract";
export { type LiveEnvironment, type LiveHandlers, LiveSocket, type LiveState } from "./live";
export { asProblem, Problem, problemFrom, UNREACHABLE, unreachable } from "./problem";
