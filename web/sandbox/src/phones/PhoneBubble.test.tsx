import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInKit } from "@twinline/kit/test";
import { beforeEach, expect, it, vi } from "vitest";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import type { BubbleActs } from "./bubbleActs";
import { PhoneBubble } from "./PhoneBubble";

const acts = {
  now: () => 1_000,
  onAmend: vi.fn(),
  onReply: vi.fn(),
  onEdit: vi.fn(),
  onForward: vi.fn(),
  onStar: vi.fn(),
  onJump: vi.fn(),
  onOnce: vi.fn(),
  taps: true,
  onTap: vi.fn(),
  onPlace: vi.fn(),
  flows: () => ({ open: vi.fn(), ask: vi.fn() }),
} satisfies BubbleActs;
const said: PhoneMessage = {
  id: "m1",
  at: 500,
  from_me: true,
  kind: "text",
  text: "Two broas",
  media: null,
  state: "read",
  error: null,
  quote: null,
  quoted: null,
  via: null,
  edited_at: null,
  deleted_at: null,
  reactions: [],
  voice: false,
  played: false,
  edit_until: 900,
  delete_until: 2_000,
  unavailable: null,
  card: null,
  starred: false,
  forwarded: null,
  referral: null,
  tapped: [],
  written_on: null,
  expires_at: null,
  view_once: null,
  live_until: null,
};
const show = (more: Partial<PhoneMessage> = {}) =>
  renderInKit(<PhoneBubble message={{ ...said, ...more }} acts={acts} />);
const menu = () => screen.getByRole("button", { name: "What to do with: Two broas" });

// Without a layout the menu counts as scrolled out of sight, and is not shown.
const item = (name: string | RegExp, role = "menuitem") => screen.findByRole(role, { name, hidden: true });

beforeEach(() => vi.clearAllMocks());

it("reacts, and takes the same emoji back", async () => {
  const { unmount } = show();
  await userEvent.click(menu());
  await userEvent.click(await item("React with ❤️", "menuitemcheckbox"));
  expect(acts.onAmend).toHaveBeenLastCalledWith(said, { do: "react", emoji: "❤️" });
  unmount();
  const reactions = [{ emoji: "❤️", from_me: true }];
  show({ reactions });
  await userEvent.click(menu());
  await userEvent.click(await item("Take back ❤️"));
  expect(acts.onAmend).toHaveBeenLastCalledWith({ ...said, reactions }, { do: "react", emoji: null });
});

it("opens from the keyboard and answers", async () => {
  show();
  await userEvent.tab();
  expect(document.activeElement).toBe(menu());
  await userEvent.keyboard("{Enter}");
  const reply = await item("Reply");
  reply.focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(acts.onReply).toHaveBeenCalledWith(said));
});

it("says why something cannot be done, and does not do it", async () => {
  show();
  await userEvent.click(menu());
  const edit = await item(/^Edit/u);
  expect(edit.textContent).toContain(strings.bubble.why.editOver);
  expect(edit.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(edit);
  expect(acts.onEdit).not.toHaveBeenCalled();
});

it("opens by the other mouse button", async () => {
  show();
  await userEvent.pointer({ keys: "[MouseRight]", target: screen.getByText("Two broas") });
  expect(await item("Reply")).toBeTruthy();
});

it("shows what became of a message", () => {
  const { unmount } = show({
    edited_at: 600,
    reactions: [{ emoji: "🥖", from_me: false }],
    quoted: { from_me: false, status: false, preview: "How many?" },
    unavailable: { code: 131_051, type: "poll_creation" },
  });
  expect(screen.getByText("Edited")).toBeTruthy();
  expect(screen.getByRole("img", { name: "🥖 by the other side" })).toBeTruthy();
  expect(screen.getByText("How many?")).toBeTruthy();
  expect(screen.getByText("The API got 131051, poll_creation, in its place")).toBeTruthy();
  unmount();
  show({ text: null, deleted_at: 700 });
  expect(screen.getByText("You deleted this message")).toBeTruthy();
  expect(screen.queryByText("Two broas")).toBeNull();
});
