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

const rows = () => [...document.querySelectorAll("[data-row]")].map((row) => row.getAttribute("data-row"));

it("pins a conversation to the top by keyboard, and takes it off by Undo", async () => {
  const { user } = await openInbox("/inbox/c-grace");
  await screen.findByRole("log");
  await until(() => expect(rows().indexOf("c-grace")).toBeGreaterThan(0));
  const before = rows();
  await user.keyboard("P");
  await screen.findByText(/is pinned to the top of your list\.$/);
  await until(() => expect(rows()[0]).toBe("c-grace"));
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await until(() => expect(rows()).toEqual(before));
});

it("marks as unread what is open, and lets it stay so until it is read", async () => {
  const { user } = await openInbox("/inbox/c-grace");
  await screen.findByRole("log");
  const unread = () => document.querySelector('[data-row="c-grace"]')?.hasAttribute("data-unread");
  await until(() => expect(unread()).toBe(false));
  await user.keyboard("u");
  await screen.findByText(/is unread for the team\.$/);
  await until(() => expect(unread()).toBe(true));
  await user.keyboard("u");
  await until(() => expect(unread()).toBe(false));
});
