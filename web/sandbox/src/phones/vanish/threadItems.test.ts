import { expect, it } from "vitest";
import type { PhoneMessage, Turned } from "../../api/types";
import { threadItems } from "./threadItems";
import { turnedWords } from "./turnedWords";

const message = (at: number) => ({ id: `m${at}`, at }) as PhoneMessage;
const turned = (at: number, more: Partial<Turned> = {}): Turned => ({ at, by: "me", after: "day", ...more });
const times = (messages: PhoneMessage[], lines: Turned[], more = false) =>
  threadItems(messages, lines, more).map((item) => ("turned" in item ? `line ${item.at}` : item.key));

it("puts lines where their time says, and what was written at that moment before them", () => {
  expect(times([message(2), message(4)], [turned(1), turned(4), turned(5)])).toEqual([
    "line 1",
    "m2",
    "m4",
    "line 4",
    "line 5",
  ]);
});

it("keeps back lines from among messages that are not loaded", () => {
  expect(times([message(4)], [turned(1), turned(5)], true)).toEqual(["m4", "line 5"]);
  expect(times([], [turned(1)], true)).toEqual([]);
  expect(times([], [turned(1)])).toEqual(["line 1"]);
});

it("says who turned it, and what a connection did", () => {
  expect(turnedWords(turned(1), "Inês")).toBe("You set new messages to disappear after 24 hours.");
  expect(turnedWords(turned(1, { by: "other", after: null }), "Inês")).toMatch(/^Inês turned off/u);
  expect(turnedWords(turned(1, { by: "connection", after: null }), "Inês")).toMatch(
    /^Connecting the number/u,
  );
});
