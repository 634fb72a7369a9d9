import type { SavedView } from "@twinline/api";
import { expect, it } from "vitest";
import type { InboxSearch } from "../routes/inboxSearch";
import { queryOf, searchOf, shownView } from "./savedViews";

const view = (id: string, query: string): SavedView => ({
  id,
  query,
  name: id,
  is_shared: false,
  person_id: "ana",
});

it("keeps an address and gives it back, without the search", () => {
  const search: InboxSearch = {
    view: "waiting",
    sort: "recent",
    assignee: "me,nobody",
    unread: true,
    waiting_minutes: 60,
  };
  const query = queryOf({ ...search, q: "rye" });
  expect(query).toBe("view=waiting&sort=recent&assignee=me%2Cnobody&unread=true&waiting_minutes=60");
  expect(searchOf(query)).toEqual(search);
  expect(queryOf({})).toBe("");
});

it("leaves out what it does not know, and what is no choice", () => {
  expect(searchOf("view=all&colour=red&waiting_minutes=soon&unread=false&sort=longest_wait")).toEqual({});
});

it("knows the view that is shown, however it was asked", () => {
  const views = [
    view("late", "waiting_minutes=60&view=waiting"),
    view("mine", "view=mine&sort=longest_wait"),
  ];
  expect(shownView(views, { view: "waiting", waiting_minutes: 60 })?.id).toBe("late");
  expect(shownView(views, { view: "mine" })?.id).toBe("mine");
  expect(shownView(views, { view: "mine", unread: true })).toBeUndefined();
  expect(shownView([view("all", "")], {})).toBeUndefined();
});
