import { expect, it } from "vitest";
import type { PhoneMessage } from "../api/types";
import { strings } from "../strings";
import { amends } from "./amends";

const { why } = strings.bubble;
const said = {
  from_me: true,
  state: "read",
  deleted_at: null,
  edit_until: 100,
  delete_until: 200,
  voice: false,
  played: false,
} as PhoneMessage;

it("lets a writer do everything in time", () => {
  expect(amends(said, 100)).toEqual({
    reply: null,
    forward: null,
    star: null,
    react: null,
    edit: null,
    delete: null,
    play: undefined,
  });
});

it("says which time is over", () => {
  expect(amends(said, 101).edit).toBe(why.editOver);
  expect(amends(said, 101).delete).toBeNull();
  expect(amends(said, 201).delete).toBe(why.deleteOver);
});

it("leaves others' messages alone", () => {
  const theirs = { ...said, from_me: false, state: null, edit_until: null, delete_until: null };
  expect(amends(theirs, 0)).toMatchObject({ edit: why.notYours, delete: why.notYours, react: null });
});

it("has nothing to do with what is gone or was never sent", () => {
  expect(Object.values(amends({ ...said, deleted_at: 50 }, 60))).toEqual([
    why.deleted,
    why.deleted,
    why.deleted,
    why.deleted,
    why.deleted,
    why.deleted,
    undefined,
  ]);
  expect(amends({ ...said, state: "failed" }, 0)).toMatchObject({ reply: null, edit: why.neverSent });
});

it("plays a voice message of the other side, once", () => {
  const note = { ...said, from_me: false, voice: true };
  expect(amends(note, 0).play).toBeNull();
  expect(amends({ ...note, played: true }, 0).play).toBe(why.played);
  expect(amends({ ...note, from_me: true }, 0).play).toBeUndefined();
});

it("edits texts and captions only", () => {
  expect(amends({ ...said, edit_until: null }, 0).edit).toBe(why.nothingToEdit);
});
