import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInKit } from "@twinline/kit/test";
import { expect, it, vi } from "vitest";
import type { PhoneMessage } from "../../api/types";
import { OnceView } from "./OnceView";

const sent = (more: Partial<PhoneMessage>) =>
  ({ id: "m1", kind: "image", from_me: false, view_once: "closed", text: null, ...more }) as PhoneMessage;
const media = { url: "/bench/api/media/1", mime: "image/jpeg", filename: null, size: 3 };
const show = (message: PhoneMessage, onOpen = vi.fn()) =>
  renderInKit(<OnceView message={message} onOpen={onOpen} meta={null} />);

it("opens once, with its words, and shows nothing before", async () => {
  const message = sent({ text: "The new oven" });
  const { container } = show(
    message,
    vi.fn(async () => ({ message, media })),
  );
  expect(screen.queryByText("The new oven")).toBeNull();
  expect(container.querySelector("img")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Open once: Photo" }));
  await screen.findByText("The new oven");
  expect(screen.getByRole("img", { name: "Photo" }).getAttribute("src")).toBe(media.url);
});

it("says why it does not open", async () => {
  show(
    sent({}),
    vi.fn(async () => Promise.reject(new Error("It was opened already."))),
  );
  await userEvent.click(screen.getByRole("button", { name: "Open once: Photo" }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("opened already"));
});

it("offers nothing to its sender, nor twice", () => {
  const { unmount } = show(sent({ from_me: true }));
  screen.getByText("Photo, opens once");
  unmount();
  show(sent({ view_once: "opened" }));
  screen.getByText("Opened");
  expect(screen.queryByRole("button")).toBeNull();
});
