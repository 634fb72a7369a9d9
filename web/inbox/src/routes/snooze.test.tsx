import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { giveLayout, openInbox, until } from "../test/app";

const realFetch = globalThis.fetch;
const realSocket = globalThis.WebSocket;
beforeEach(giveLayout);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.fetch = realFetch;
  globalThis.WebSocket = realSocket;
});

const row = (id: string) => document.querySelector(`[data-row="${id}"]`);

it("puts a conversation away, says so, and takes it back", async () => {
  const { user } = await openInbox("/inbox/c-tom");
  await screen.findByRole("log");
  await until(() => expect(row("c-tom")).not.toBeNull());
  await user.click(screen.getByRole("button", { name: "Snooze" }));
  await user.click(await screen.findByRole("menuitem", { name: "When the customer writes", hidden: true }));
  await until(() => expect(row("c-tom")).toBeNull());
  await screen.findByText(/is snoozed until they write\.$/);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await until(() => expect(row("c-tom")).not.toBeNull());
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});
