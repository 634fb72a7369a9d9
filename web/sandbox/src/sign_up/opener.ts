// Tells the page that opened the window: session messages as Meta posts them, and the SDK's answer to `FB.login`.
import { type Asked, redirected } from "./asked";
import type { SessionMessage } from "./types";

const post = (asked: Asked, data: unknown): void => {
  if (window.opener && asked.origin) (window.opener as Window).postMessage(data, asked.origin);
};

/** Meta's messages are strings. */
export const tell = (asked: Asked, message: SessionMessage): void => post(asked, JSON.stringify(message));

/** The SDK says where a window was left that is closed. */
export const tellStep = (asked: Asked, step: string): void =>
  post(asked, { twinline: "sign_up", request: asked.request, step });

/** Ends the call of `FB.login`, or leads a page without the SDK home. */
export function answer(asked: Asked, code: string | null): void {
  const response = code
    ? { status: "connected", authResponse: { userID: null, expiresIn: null, code } }
    : { status: "unknown", authResponse: null };
  post(asked, { twinline: "sign_up", request: asked.request, response });
  const home = redirected(asked, code);
  if (home) location.replace(home);
}
