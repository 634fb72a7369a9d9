import { expect, it } from "vitest";
import type { Chat } from "../../api/types";
import { filterChats, namedLike } from "./filter";

const chat = (peer: string, at: number, more: Partial<Chat> = {}): Chat => ({
  peer,
  title: peer,
  preview: "",
  preview_from_me: false,
  at,
  unread: 0,
  marked_unread: false,
  archived: false,
  pinned: false,
  labels: [],
  blocked: false,
  picture_url: null,
  disappearing: null,
  turned: [],
  ...more,
});
const peers = (chats: Chat[]) => chats.map(({ peer }) => peer);
const chats = [
  chat("Inês Carvalhal", 4, { unread: 2 }),
  chat("Tom Ashdown", 5, { archived: true, labels: ["l7"] }),
  chat("Layla Haddad", 2, { pinned: true }),
  chat("Nuno", 3, { marked_unread: true, labels: ["l7"] }),
];

it("puts pinned chats on top and leaves archived ones out", () => {
  expect(peers(filterChats(chats, { by: "all" }))).toEqual(["Layla Haddad", "Inês Carvalhal", "Nuno"]);
  expect(peers(filterChats(chats, { by: "archived" }))).toEqual(["Tom Ashdown"]);
});

it("takes chats marked by hand as unread", () =>
  expect(peers(filterChats(chats, { by: "unread" }))).toEqual(["Inês Carvalhal", "Nuno"]));

it("shows all chats of a label, archived ones too", () =>
  expect(peers(filterChats(chats, { by: "label", label: "l7" }))).toEqual(["Tom Ashdown", "Nuno"]));

it("finds names by any of their words", () => {
  expect(peers(namedLike(chats, "ash tom"))).toEqual(["Tom Ashdown"]);
  expect(peers(namedLike(chats, "nobody"))).toEqual([]);
});
