/** The whole inbox against the stand-in, as a person would use it. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { App } from "../App";
import { type Installed, install } from "../dev/install";

/** happy-dom has no layout: the virtual list needs a height to know what is in view, the text field fonts to hear of. */
export function giveLayout(): void {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(348);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  if (!("fonts" in document)) Object.defineProperty(document, "fonts", { value: new EventTarget() });
}

export interface Opened extends Installed {
  user: ReturnType<typeof userEvent.setup>;
  sends: () => string[];
}

export async function openInbox(path: string): Promise<Opened> {
  history.replaceState(null, "", path);
  const installed = install();
  const fetched = globalThis.fetch;
  const sends: string[] = [];
  vi.stubGlobal("fetch", async (input: Request) => {
    if (input.method === "POST" && input.url.endsWith("/messages")) sends.push(await input.clone().text());
    return fetched(input);
  });
  render(<App />);
  await screen.findByRole("heading", { name: "Inbox" });
  return { ...installed, user: userEvent.setup(), sends: () => sends };
}

export const composer = (): Promise<HTMLTextAreaElement> =>
  screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Message / });

/** Bubbles of the thread with this text; a message must never stand there twice. */
export const bubbles = (text: string): number =>
  document.querySelectorAll('[role="log"]').length === 0
    ? 0
    : (document.querySelector('[role="log"]')?.textContent?.split(text).length ?? 1) - 1;

export const until = (check: () => void) => waitFor(check, { timeout: 4000 });
