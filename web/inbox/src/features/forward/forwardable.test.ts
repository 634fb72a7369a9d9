import { expect, it } from "vitest";
import { message } from "../../test/make";
import { forwardable } from "./forwardable";

const file = (state: "ready" | "failed") => ({
  id: "f",
  state,
  mime: "image/jpeg",
  filename: null,
  size: 1,
  url: state === "ready" ? "/f" : null,
  preview_url: null,
  reason: null,
  can_retry: false,
});

it("takes words and files along, and nothing that is not here", () => {
  expect(forwardable(message("1", { text: "Hello" }))).toEqual({ text: "Hello" });
  const picture = { kind: "image", text: "Look", media: file("ready") };
  expect(forwardable(message("2", picture))).toEqual({ media_id: "f", text: "Look" });
  expect(forwardable(message("3", { ...picture, kind: "audio" }))).toEqual({ media_id: "f" });
  expect(forwardable(message("4", { ...picture, kind: "sticker" }))).toEqual({
    media_id: "f",
    send_as: "sticker",
  });
  expect(forwardable(message("5", { ...picture, media: file("failed") }))).toBeNull();
  expect(forwardable(message("6", { revoked: { at: 1, by: "in" } }))).toBeNull();
  expect(forwardable(message("7", { kind: "location", raw_kind: "location", text: "Here" }))).toBeNull();
});
