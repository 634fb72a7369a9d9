import type { ConversationSummary, LiveItem, Message, SavedView } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { stories } from "../dev/stories";
import { MINUTE, marta, STORY_NOW } from "../dev/story";
import { isAbout, isQuiet, newsOf } from "./notices";

const [story] = stories;
if (!story) throw new Error("the stand-in has no story");
const row = (change: Partial<ConversationSummary> = {}): ConversationSummary => ({
  ...story.summary,
  status: "open",
  assignee: null,
  ...change,
});
const said = (id: string, change: Partial<Message> = {}): LiveItem => {
  const message = story.messages.find(({ author }) => author.origin === "customer");
  if (!message) throw new Error("no customer speaks in it");
  return {
    kind: "message",
    message: { ...message, id, at: STORY_NOW, history: false, conversation_id: story.summary.id, ...change },
  };
};
const shows = (conversation: ConversationSummary): LiveItem => ({ kind: "conversation", conversation });
const late: SavedView = {
  id: "v-1",
  name: "Unread",
  query: "view=mine&unread=true",
  is_shared: true,
  person_id: "p-joel",
};
const listener = (...about: string[]) => ({ personId: marta.id, about, views: [late] });

describe("what somebody is told of", () => {
  const hear = (items: LiveItem[], told = new Set<string>(), about = ["unassigned"]) =>
    newsOf(items, listener(...about), STORY_NOW - MINUTE, STORY_NOW, told).map(({ why }) => why);

  it("is what a customer says now, once, however often it is told", () => {
    const told = new Set<string>();
    expect(hear([said("m-1"), said("m-2"), shows(row())], told)).toEqual(["message"]);
    // A reaction or an edit tells of the message again.
    expect(hear([said("m-1"), shows(row())], told)).toEqual([]);
    expect(hear([said("m-3"), shows(row())], told)).toEqual(["message"]);
  });

  it("is neither history, nor old, nor what the business says", () => {
    expect(hear([said("m-1", { history: true }), shows(row())])).toEqual([]);
    expect(hear([said("m-1", { at: STORY_NOW - 5 * MINUTE }), shows(row())])).toEqual([]);
    const author = { ...(story.messages[0] as Message).author, origin: "phone" as const };
    expect(hear([said("m-1", { author }), shows(row())])).toEqual([]);
    expect(hear([shows(row())])).toEqual([]);
  });

  it("is a conversation that a bot has just given to people, once", () => {
    const told = new Set<string>();
    const handed = row({ floor: { ...row().floor, handed_over_at: STORY_NOW } });
    expect(hear([shows(handed)], told)).toEqual(["needs_person"]);
    expect(hear([shows(handed)], told)).toEqual([]);
  });

  it("is of the conversations that they chose", () => {
    const about = (conversation: ConversationSummary, ...words: string[]) =>
      isAbout(conversation, listener(...words), STORY_NOW);
    expect(about(row(), "mine")).toBe(false);
    expect(about(row({ assignee: marta }), "mine")).toBe(true);
    expect(about(row({ assignee: marta }), "unassigned")).toBe(false);
    expect(about(row({ assignee: marta }), "unassigned", "all")).toBe(true);
    expect(about(row({ assignee: marta, unread: 1 }), "v-1")).toBe(true);
    expect(about(row({ assignee: marta, unread: 0, marked_unread: false }), "v-1")).toBe(false);
    expect(about(row({ assignee: null, unread: 1 }), "v-1")).toBe(false);
    expect(about(row(), "a view that is gone")).toBe(false);
  });
});

it("keeps quiet through the night", () => {
  const night = { from: "22:00", to: "07:30" };
  expect(["21:59", "22:00", "23:59", "00:00", "07:29", "07:30"].map((time) => isQuiet(night, time))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isQuiet({ from: "12:00", to: "13:00" }, "12:30")).toBe(true);
  expect(isQuiet({ from: "12:00", to: "13:00" }, "13:00")).toBe(false);
  expect(isQuiet(null, "03:00")).toBe(false);
});
